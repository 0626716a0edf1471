import { explainAnchorAt } from '../explain/anchor.ts';
import type { Document } from '../model/document.ts';
import { valueBehind } from '../syntax/yaml/anchors/anchored-values.ts';
import { type YamlAnchor, yamlAnchors } from '../syntax/yaml/anchors/yaml-anchors.ts';
import { t } from '../text/l10n.ts';
import { span } from '../text/span.ts';
import { contextAt } from './app-desc-context.ts';
import type { Completion } from './completion.ts';

/** Aliases behind a `*`, and behind `<<:`; undefined where none is being written. */
export function completeAlias(document: Document, offset: number): Completion[] | undefined {
  const { text, syntax, lines } = document;
  if (syntax.kind !== 'app-desc') return undefined;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const isMerge = /(?:^|[\s{,])<<[ \t]*:[ \t]+(?:\*[\w-]*)?$/.test(line);
  const isBegun = /\*[\w-]*$/.test(line);
  if (!isBegun && !isMerge) return undefined;
  // The tree may be that of a text which is no YAML yet: anchors are those of the words.
  const all = yamlAnchors(text);
  const here = all.find(({ kind, span: place }) => kind === 'alias' && place.start < offset && offset <= place.end);
  if (!here && (isBegun || contextAt(text, offset)?.role !== 'value')) return undefined;
  const place = here ? span(here.span.start + 1, here.span.end) : span(offset, offset);
  const above = [...new Map(all.filter((one) => isAbove(one, place.start)).map((one) => [one.name, one])).values()];
  return above.flatMap((one, index) => {
    const value = valueBehind(one, syntax.root);
    // A collection that the caret is in would hold itself.
    if (value && value.span.start <= offset && offset <= value.span.end) return [];
    if (isMerge && value && value.kind !== 'mapping') return [];
    return {
      label: here ? one.name : `*${one.name}`,
      kind: 'anchor' as const,
      span: place,
      newText: here ? one.name : `*${one.name}`,
      detail: t('line {line}', { line: lines.lineAt(one.span.start) + 1 }),
      explain: () =>
        explainAnchorAt(document, one.span.start + 1)?.explanation ?? {
          title: one.name,
          paragraphs: [],
          facts: [],
          documentation: undefined,
        },
      // The nearest first.
      rank: above.length - index,
    };
  });
}

function isAbove({ kind, span: { end } }: YamlAnchor, start: number): boolean {
  return kind === 'anchor' && end < start;
}
