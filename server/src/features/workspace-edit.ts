import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import type { FileEdits } from '../core/rules/rule.ts';
import { LineIndex } from '../core/text/line-index.ts';
import type { TextEdit } from '../core/text/text-edit.ts';

/** Edits with the version they were made for, so that a client refuses them when the text has moved on. */
export function workspaceEdit(
  document: Document,
  edits: readonly TextEdit[],
  otherFiles: readonly FileEdits[] = [],
): WorkspaceEdit {
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  for (const { uri, text, edits: others } of otherFiles) {
    if (text === undefined) documentChanges.push({ kind: 'create', uri, options: { ignoreIfExists: true } });
    documentChanges.push(textDocumentEdit(uri, null, new LineIndex(text ?? ''), others));
  }
  if (edits.length > 0) documentChanges.push(textDocumentEdit(document.uri, document.version, document.lines, edits));
  return { documentChanges };
}

function textDocumentEdit(
  uri: string,
  version: number | null,
  lines: LineIndex,
  edits: readonly TextEdit[],
): TextDocumentEdit {
  return {
    textDocument: { uri, version },
    edits: edits.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText })),
  };
}
