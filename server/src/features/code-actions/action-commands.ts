/** Code actions for a client that takes commands only (no "codeActionLiteralSupport" in its capabilities). */
import type { CodeAction, Command, Connection } from 'vscode-languageserver';
import { isRecord } from '../../core/text/is-record.ts';
import type { ClientFeatures } from '../../editor/client-features.ts';
import { APPLY_EDIT, makesEditsByCommand } from '../../editor/code-action-options.ts';

/** None for what such a client cannot do either. */
export function actionCommands(actions: readonly CodeAction[], client: ClientFeatures): Command[] {
  if (!makesEditsByCommand(client)) return actions.flatMap(({ command }) => command ?? []);
  return actions.flatMap(
    ({ title, edit, command }) => command ?? (edit ? { title, command: APPLY_EDIT, arguments: [edit] } : []),
  );
}

/** The edit comes back from the client, which is asked to make it. */
export function answerActionCommands(connection: Connection, client: ClientFeatures): void {
  if (!makesEditsByCommand(client)) return;
  connection.onExecuteCommand(async ({ command, arguments: words }) => {
    const edit: unknown = words?.[0];
    if (command === APPLY_EDIT && isRecord(edit)) await connection.workspace.applyEdit(edit);
    return null;
  });
}
