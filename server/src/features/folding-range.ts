import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';

/**
 * Runs of comment lines and commands over several lines. YAML's own structure is the editor's to fold: null for app_desc.yaml,
 * because of no ranges VS Code would make no folds at all (`collectSyntaxRanges` of microsoft/vscode syntaxRangeProvider.ts).
 */
export function foldingRanges(document: Document | undefined): FoldingRange[] | null {
  if (document?.syntax.kind !== 'procfile') return null;
  const ranges: FoldingRange[] = [];
  const { lines } = document;
  let comment: FoldingRange | undefined;
  for (const entry of document.syntax.entries) {
    const startLine = lines.lineAt(entry.span.start);
    const endLine = lines.lineAt(entry.span.end);
    if (entry.kind === 'comment') {
      if (comment?.endLine === startLine - 1) comment.endLine = endLine;
      else {
        comment = { startLine, endLine, kind: FoldingRangeKind.Comment };
        ranges.push(comment);
      }
      continue;
    }
    comment = undefined;
    ranges.push({ startLine, endLine });
  }
  return ranges.filter(({ startLine, endLine }) => endLine > startLine);
}
