import type { Document } from '../model/document.ts';
import { anchorsOf, valueBehind } from '../syntax/yaml/anchors/anchored-values.ts';
import { type Text, t } from '../text/l10n.ts';
import { span, touches } from '../text/span.ts';
import type { PlacedExplanation } from './explanation.ts';

/** As much as can be taken in at a glance. */
const MOST_LINES = 20;

/** The anchor or alias at an offset of app_desc.yaml, with what it stands for. */
export function explainAnchorAt(document: Document, offset: number): PlacedExplanation | undefined {
  const { syntax, text, lines } = document;
  if (syntax.kind !== 'app-desc' || syntax.marks.length === 0) return undefined;
  const all = anchorsOf(syntax, text);
  const here = all.find((one) => touches(one.span, span(offset, offset)));
  if (!here) return undefined;
  const meant = here.anchor === undefined ? undefined : all[here.anchor];
  const value = meant && valueBehind(meant, syntax.root);
  const { start, end } = value?.span ?? span(0, 0);
  const quoted = { text: withoutIndent(text, start, end), language: 'yaml' };
  return {
    span: here.span,
    explanation: {
      title: text.slice(here.span.start, here.span.end),
      paragraphs: [
        here.kind === 'anchor'
          ? meaning(all.filter(({ kind, anchor }) => kind === 'alias' && anchor === here.anchor).length, here.name)
          : aliasMeaning(here.name, meant && lines.lineAt(meant.span.start) + 1),
      ],
      facts: [],
      ...(quoted.text !== '' && { quoted }),
      documentation: undefined,
    },
  };
}

function meaning(uses: number, name: string): Text {
  if (uses === 0) return t('An anchor: further down, `*{name}` would stand for this value. Nothing uses it.', { name });
  return t('An anchor: `*{name}` stands for this value. Uses: {uses}.', { name, uses });
}

function aliasMeaning(name: string, line: number | undefined): Text {
  return line === undefined
    ? t('An alias without an anchor: `&{name}` does not stand above.', { name })
    : t('An alias: it stands for the value at the anchor `&{name}` in line {line}.', { name, line });
}

/** A piece of the text as it would stand at the left margin, and not more than a hover can hold. */
function withoutIndent(text: string, start: number, end: number): string {
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const [first = '', ...rest] = text.slice(start, end).trimEnd().split(/\r?\n/);
  const indent = new RegExp(`^ {0,${column}}`);
  const lines = [first, ...rest.map((line) => line.replace(indent, ''))];
  return (lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines).join('\n');
}
