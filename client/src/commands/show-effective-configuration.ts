import { commands, type Disposable, l10n, window } from 'vscode';
import type { LanguageServer } from '../language-client.ts';
import { tellInformation } from '../notifications.ts';
import type { MarkdownReports } from './markdown-reports.ts';

/** Shows every setting of the active document's programs and where its value comes from. */
export function registerShowEffectiveConfiguration(server: LanguageServer, reports: MarkdownReports): Disposable {
  return commands.registerCommand('procfileDoctor.showEffectiveConfiguration', async () => {
    const uri = window.activeTextEditor?.document.uri.toString();
    const content = uri && (await server.ask<string>('procfileDoctor/effectiveConfiguration', { uri }));
    if (content) await reports.show(l10n.t('Effective Configuration'), content);
    else void tellInformation(l10n.t('No process of this document starts gunicorn.'));
  });
}
