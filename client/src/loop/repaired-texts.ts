import * as vscode from 'vscode';
import { span } from '../../../server/src/core/text/span.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';

export interface RepairedText {
  readonly uri: vscode.Uri;
  /** What is there now; undefined for a file that the edit makes. */
  readonly before: string | undefined;
  readonly after: string;
  /** Where the first change ends, in `after`. */
  readonly place: vscode.Range;
}

/** The texts that an edit would leave behind, file by file. Nothing is changed. */
export function repairedTexts(edit: vscode.WorkspaceEdit): Promise<readonly RepairedText[]> {
  return Promise.all(edit.entries().map(([uri, edits]) => repairedText(uri, edits)));
}

async function repairedText(uri: vscode.Uri, edits: readonly vscode.TextEdit[]): Promise<RepairedText> {
  const document = await open(uri);
  const before = document?.getText();
  const offset = (position: vscode.Position) => document?.offsetAt(position) ?? 0;
  const sorted = edits
    .map(({ range, newText }) => ({ span: span(offset(range.start), offset(range.end)), newText }))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const [first] = sorted;
  const after = applyEdits(before ?? '', sorted);
  const end = first ? first.span.start + first.newText.length : 0;
  return { uri, before, after, place: rangeAt(after, end) };
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // It does not exist yet.
    return undefined;
  }
}

function rangeAt(text: string, offset: number): vscode.Range {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const position = new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  return new vscode.Range(position, position);
}
