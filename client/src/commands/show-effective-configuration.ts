import { commands, type Disposable, l10n, window, workspace } from 'vscode';
import type { LanguageServer } from '../language-client.ts';
import { tellInformation } from '../notifications.ts';

/** Opens a Markdown document with every setting of the active document's programs and where its value comes from. */
export function registerShowEffectiveConfiguration(server: LanguageServer): Disposable {
  return commands.registerCommand('procfileDoctor.showEffectiveConfiguration', async () => {
    const uri = window.activeTextEditor?.document.uri.toString();
    const content = uri && (await server.request<string>('procfileDoctor/effectiveConfiguration', { uri }));
    if (!content) {
      void tellInformation(l10n.t('No process of this document starts gunicorn.'));
      return;
    }
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }), {
      preview: true,
    });
  });
}
