import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { ClientFeatures } from '../../editor/client-features.ts';

/**
 * An edit as the client can take it ("workspace.workspaceEdit" of its capabilities): without versions where it knows none.
 * undefined when it would need what the client cannot do, such as making a file.
 */
export function fittedEdit(edit: WorkspaceEdit, client: ClientFeatures): WorkspaceEdit | undefined {
  const changes = edit.documentChanges ?? [];
  if (changes.some((change) => 'kind' in change && !client.fileOperations.includes(change.kind))) return undefined;
  if (client.documentChanges || !edit.documentChanges) return edit;
  const plain: Record<string, TextEdit[]> = {};
  for (const change of changes) {
    if (!('edits' in change)) return undefined;
    const edits = change.edits.flatMap((one) => ('newText' in one ? [{ range: one.range, newText: one.newText }] : []));
    plain[change.textDocument.uri] = [...(plain[change.textDocument.uri] ?? []), ...edits];
  }
  return { changes: plain };
}

/** Those of the actions whose edit the client can take. */
export function fittedActions(actions: readonly CodeAction[], client: ClientFeatures): CodeAction[] {
  return actions.flatMap((action) => {
    if (!action.edit) return [action];
    const edit = fittedEdit(action.edit, client);
    return edit ? [{ ...action, edit }] : [];
  });
}
