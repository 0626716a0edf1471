import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import { explainAt } from '../core/explain/at.ts';
import { toMarkdown } from '../core/explain/explanation.ts';
import type { Translations } from '../core/text/l10n.ts';
import type { Analysis } from '../workspace/analysis.ts';

/** What stands under the pointer; null where there is nothing to say. */
export function hover(analysis: Analysis | undefined, position: Position, translations: Translations): Hover | null {
  if (!analysis) return null;
  const { lines } = analysis.document;
  const found = explainAt(analysis, lines.offsetAt(position));
  if (!found) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: toMarkdown(found.explanation, translations) },
    range: lines.rangeOf(found.span),
  };
}
