import { commands, type Disposable, l10n, workspace } from 'vscode';
import { EFFECTIVE_CONFIGURATION } from '../../../server/src/core/messages/document-messages.ts';
import type { LanguageServer } from '../language/language-client.ts';
import { tellInformation, tellWarning } from '../notifications.ts';
import { askedDocument } from './asked-document.ts';
import type { MarkdownReports } from './markdown-reports.ts';

/** Shows every setting of a document's programs and where its value comes from. */
export function registerShowEffectiveConfiguration(server: LanguageServer, reports: MarkdownReports): Disposable {
  return commands.registerCommand('procfileDoctor.showEffectiveConfiguration', async () => {
    const title = l10n.t('Effective Configuration');
    const uri = await askedDocument(title);
    if (!uri) return;
    // The server knows the texts that VS Code has opened, in an editor or without one.
    await workspace.openTextDocument(uri);
    const content = await server.ask<string>(EFFECTIVE_CONFIGURATION, { uri: uri.toString() });
    if (content) await reports.show(title, content);
    else if (server.isRunning) void tellInformation(l10n.t('No process of this document starts gunicorn.'));
    else void tellWarning(l10n.t('The language server is not running'));
  });
}
