import * as vscode from 'vscode';

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
    .map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const [first] = sorted;
  const after = spliced(before ?? '', sorted);
  const end = first ? first.start + first.newText.length : 0;
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

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** `splices` in their order, none over another. */
function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, newText } of splices) {
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}

function rangeAt(text: string, offset: number): vscode.Range {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const position = new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  return new vscode.Range(position, position);
}
