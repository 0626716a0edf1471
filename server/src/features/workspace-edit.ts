import type { ChangeAnnotation, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import type { FileEdits } from '../core/rules/rule.ts';
import { LineIndex } from '../core/text/line-index.ts';
import type { TextEdit } from '../core/text/text-edit.ts';

/** Edits with the version they were made for, so that a client refuses them when the text has moved on. */
export function workspaceEdit(
  document: Document,
  edits: readonly TextEdit[],
  otherFiles: readonly FileEdits[] = [],
  deletedFiles: readonly string[] = [],
): WorkspaceEdit {
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  for (const { uri, text, edits: others } of otherFiles) {
    if (text === undefined) documentChanges.push({ kind: 'create', uri, options: { ignoreIfExists: true } });
    documentChanges.push(textDocumentEdit(uri, null, new LineIndex(text ?? ''), others));
  }
  // Only open files have a version.
  const version = document.version < 0 ? null : document.version;
  if (edits.length > 0) documentChanges.push(textDocumentEdit(document.uri, version, document.lines, edits));
  for (const uri of deletedFiles) documentChanges.push({ kind: 'delete', uri, options: { ignoreIfNotExists: true } });
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

const ANNOTATION = 'remedy';

/** The same edit with a sentence to each of its parts; with `needsConfirmation` the client shows them first. */
export function annotated(edit: WorkspaceEdit, annotation: ChangeAnnotation): WorkspaceEdit {
  const documentChanges = edit.documentChanges?.map((change) =>
    'edits' in change
      ? { ...change, edits: change.edits.map((one) => ({ ...one, annotationId: ANNOTATION })) }
      : { ...change, annotationId: ANNOTATION },
  );
  return { ...edit, ...(documentChanges && { documentChanges }), changeAnnotations: { [ANNOTATION]: annotation } };
}
