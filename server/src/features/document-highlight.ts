import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import { occurrencesAt } from '../core/model/occurrences.ts';

/** Every place of the name under the caret: a process, a variable, an application module. */
export function documentHighlights(document: Document | undefined, position: Position): DocumentHighlight[] {
  if (!document) return [];
  return occurrencesAt(document, document.lines.offsetAt(position)).map(({ span, kind }) => ({
    range: document.lines.rangeOf(span),
    kind: kind === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
