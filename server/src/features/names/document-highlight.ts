import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver';
import { sameNames } from '../../core/navigate/names.ts';
import type { Analysis } from '../../workspace/analysis.ts';

/** Every place of the name under the caret: a process, a module, a variable. */
export function documentHighlights(analysis: Analysis | undefined, position: Position): DocumentHighlight[] {
  if (!analysis) return [];
  const { document } = analysis;
  return sameNames(analysis, document.lines.offsetAt(position))
    .filter((one) => one.document === document)
    .map(({ occurrence: { span, kind } }) => ({
      range: document.lines.rangeOf(span),
      kind: kind === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
