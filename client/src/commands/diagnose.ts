import * as vscode from 'vscode';
import { DIAGNOSE, type DiagnoseParams, type DiagnoseResult } from '../../../server/src/core/messages/loop-messages.ts';
import { documentSelector } from '../language/document-selector.ts';
import type { LanguageServer } from '../language/language-client.ts';
import { tellInformation, tellWarning } from '../notifications.ts';
import type { MarkdownReports } from './markdown-reports.ts';

/** Writes a report (findings, effective configuration, incidents, health, remedies), shows it and offers to copy it. */
export function registerDiagnose(server: LanguageServer, reports: MarkdownReports): vscode.Disposable {
  return vscode.commands.registerCommand('procfileDoctor.diagnose', async () => {
    const params: DiagnoseParams = activeDocument();
    const result = await server.ask<DiagnoseResult>(DIAGNOSE, params);
    if (!result?.markdown) {
      void tellWarning(
        server.isRunning
          ? vscode.l10n.t('There is nothing to report on in this workspace.')
          : vscode.l10n.t('The language server is not running'),
      );
      return;
    }
    await reports.show(vscode.l10n.t('Diagnosis'), result.markdown);
    await offerCopy(result.markdown);
  });
}

/** The document that a person looks at, if it is one of ours; else the report is about all of them. */
function activeDocument(): DiagnoseParams {
  const document = vscode.window.activeTextEditor?.document;
  return document && vscode.languages.match(documentSelector, document) > 0 ? { uri: document.uri.toString() } : {};
}

async function offerCopy(markdown: string): Promise<void> {
  const copy = vscode.l10n.t('Copy as Markdown');
  const message = vscode.l10n.t('The report is ready to be attached to a ticket. Secrets are left out.');
  if ((await tellInformation(message, copy)) === copy) await vscode.env.clipboard.writeText(markdown);
}
