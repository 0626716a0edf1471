import type { Hover, Position } from 'vscode-languageserver';
import { explainAt } from '../core/explain/at.ts';
import type { Session } from '../editor/session.ts';
import type { Analysis } from '../workspace/analysis.ts';
import { explanationMarkup } from './explanation-markup.ts';

/** What stands under the pointer; null where there is nothing to say. */
export function hover(
  analysis: Analysis | undefined,
  position: Position,
  { client, translations }: Session,
): Hover | null {
  if (!analysis) return null;
  const { lines } = analysis.document;
  const found = explainAt(analysis, lines.offsetAt(position));
  if (!found) return null;
  return {
    contents: explanationMarkup(found.explanation, client.markdownIn.hover, translations),
    range: lines.rangeOf(found.span),
  };
}
