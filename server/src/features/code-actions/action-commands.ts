/** Code actions for a client that takes commands only (no "codeActionLiteralSupport" in its capabilities). */
import type { CodeAction, Command, Connection } from 'vscode-languageserver';
import { isRecord } from '../../core/text/is-record.ts';
import { render, type Translations, t } from '../../core/text/l10n.ts';
import type { ClientFeatures } from '../../editor/client-features.ts';
import { APPLY_EDIT, makesEditsByCommand } from '../../editor/code-action-options.ts';

/** None for what such a client cannot do either. */
export function actionCommands(actions: readonly CodeAction[], client: ClientFeatures): Command[] {
  if (!makesEditsByCommand(client)) return actions.flatMap(({ command }) => command ?? []);
  return actions.flatMap(
    ({ title, edit, command }) => command ?? (edit ? { title, command: APPLY_EDIT, arguments: [edit] } : []),
  );
}

/** The edit comes back from the client, which is asked to make it; a person is told when it did not. */
export function answerActionCommands(
  connection: Connection,
  client: ClientFeatures,
  translations: () => Translations,
): void {
  if (!makesEditsByCommand(client)) return;
  connection.onExecuteCommand(async ({ command, arguments: words }) => {
    const edit: unknown = words?.[0];
    if (command !== APPLY_EDIT || !isRecord(edit)) return null;
    const { applied, failureReason: reason } = await connection.workspace.applyEdit(edit);
    if (applied) return null;
    const text = reason ? t('The editor did not make this change: {reason}', { reason }) : REFUSED;
    void connection.sendNotification('window/showMessage', { type: 2, message: render(text, translations()) });
    return null;
  });
}

const REFUSED = t('The editor did not make this change. See whether the file can be written, or change it by hand.');
