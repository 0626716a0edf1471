import * as vscode from 'vscode';
import { DIAGNOSE, type DiagnoseParams, type DiagnoseResult } from '../../../server/src/core/logs/loop-messages.ts';
import { documentSelector } from '../document-selector.ts';
import type { LanguageServer } from '../language-client.ts';
import { tellInformation, tellWarning } from '../notifications.ts';

const scheme = 'procfile-doctor-report';

/**
 * Writes a report (findings, effective configuration, incidents, health, remedies) and shows it as it reads. It is no file
 * and asks no question when it is closed; it can be copied, and saved under a name.
 */
export function registerDiagnose(server: LanguageServer): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const report = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('Diagnosis')}.md` });
  let markdown = '';
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => markdown,
    }),
    vscode.commands.registerCommand('procfileDoctor.diagnose', async () => {
      const params: DiagnoseParams = activeDocument();
      const result = await server.ask<DiagnoseResult>(DIAGNOSE, params);
      if (!result?.markdown) {
        void tellWarning(vscode.l10n.t('There is nothing to report on in this workspace.'));
        return;
      }
      markdown = result.markdown;
      changed.fire(report);
      await show(report);
      await offerCopy(markdown);
    }),
  );
}

/** The document that a person looks at, if it is one of ours; else the report is about all of them. */
function activeDocument(): DiagnoseParams {
  const document = vscode.window.activeTextEditor?.document;
  return document && vscode.languages.match(documentSelector, document) > 0 ? { uri: document.uri.toString() } : {};
}

/** Rendered; as it is written where someone has switched VS Code's own Markdown extension off. */
async function show(report: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', report);
  } catch {
    await vscode.window.showTextDocument(report);
  }
}

async function offerCopy(markdown: string): Promise<void> {
  const copy = vscode.l10n.t('Copy as Markdown');
  const message = vscode.l10n.t('The report is ready to be attached to a ticket. Secrets are left out.');
  if ((await tellInformation(message, copy)) === copy) await vscode.env.clipboard.writeText(markdown);
}
