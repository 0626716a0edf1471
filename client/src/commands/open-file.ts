import { commands, type Disposable, l10n, window } from 'vscode';
import { pickDocument } from './asked-document.ts';

/** Opens a Procfile or an app_desc.yaml of the workspace: the walkthrough begins with it. */
export function registerOpenFile(): Disposable {
  return commands.registerCommand('procfileDoctor.openFile', async () => {
    const uri = await pickDocument(l10n.t('Open Procfile or app_desc.yaml'));
    if (uri) await window.showTextDocument(uri, { preview: false });
  });
}
