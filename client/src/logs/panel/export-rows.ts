import * as vscode from 'vscode';
import { tellError, tellWarning } from '../../notifications.ts';
import { plainLabel } from '../../plain-label.ts';
import type { LogSession } from '../session/session.ts';
import { openLines } from './lines-documents.ts';
import type { PanelHost } from './panel-host.ts';
import { writeProblem } from './write-problem.ts';

/** An editor takes no documents beyond this many characters from an extension. */
const LONGEST_DOCUMENT = 20_000_000;

/** Writes the shown rows to a file that the person chooses: as text or, with that extension, as NDJSON. */
export async function exportRows(session: LogSession, { writeFile }: PanelHost): Promise<void> {
  const { t } = vscode.l10n;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = await vscode.window.showSaveDialog({
    title: t('Export Shown Lines'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'platform.log') }),
    filters: { [t('Text')]: ['log', 'txt'], NDJSON: ['ndjson', 'jsonl'] },
  });
  if (!uri) return;
  const format = /\.(ndjson|jsonl)$/i.test(uri.path) ? 'ndjson' : 'plain';
  try {
    await writeFile(uri, session.text(format));
  } catch (error) {
    void tellError(notWritten(error, uri));
    return;
  }
  void vscode.window.setStatusBarMessage(plainLabel(t('Exported to {0}', vscode.workspace.asRelativePath(uri))), 5000);
}

/** What could not be written, and what to do about it. */
function notWritten(error: unknown, uri: vscode.Uri): string {
  const { t } = vscode.l10n;
  const name = uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
  switch (writeProblem(error)) {
    case 'full':
      return t(
        '{0} was not written: there is not enough room on that disk. Make room, choose another folder, or filter the lines.',
        name,
      );
    case 'forbidden':
      return t('{0} was not written: the file or its folder may not be changed. Choose another folder.', name);
    case 'missing':
      return t('{0} was not written: its folder is not there any more. Choose another one.', name);
    case 'other':
      return t('{0} was not written: {1}', name, error instanceof Error ? error.message : String(error));
  }
}

/** The shown rows at two positions and between them, to the clipboard, as they are drawn. */
export async function copyRows(
  session: LogSession,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  let text = '';
  for await (const part of session.text('seen', from, to + 1)) text += part;
  await vscode.env.clipboard.writeText(text);
}

/** Opens the shown rows in an editor. */
export async function openRows(session: LogSession, context: vscode.ExtensionContext): Promise<void> {
  const content = await wholeText(session);
  if (content === undefined) {
    void tellWarning(vscode.l10n.t('There are too many lines for an editor: filter them, or export them to a file.'));
    return;
  }
  await openLines(context, content);
}

/** Undefined when it is more than an editor takes. */
async function wholeText(session: LogSession): Promise<string | undefined> {
  let text = '';
  for await (const part of session.text('labelled')) {
    text += part;
    if (text.length > LONGEST_DOCUMENT) return undefined;
  }
  return text;
}
