import * as vscode from 'vscode';

const scheme = 'procfile-doctor-lines';
const language = 'procfile-doctor-log';

/** Shows lines as a document that is no file: it asks no question when it is closed, and can be saved under a name. */
export class LinesDocuments implements vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly subscriptions = [
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) =>
        this.texts.get(uri.toString()) ?? vscode.l10n.t('These lines are gone: their document was closed.'),
    }),
    // A document that only changes its language is closed, too: it has the old one then.
    vscode.workspace.onDidCloseTextDocument(({ uri, languageId }) => {
      if (languageId === language) this.texts.delete(uri.toString());
    }),
  ];
  private count = 0;

  /** Beside those that were shown before. */
  async show(text: string): Promise<void> {
    const name = `${vscode.l10n.t('Platform Logs')} ${++this.count}.log`;
    const uri = vscode.Uri.from({ scheme, path: `/${name}` });
    this.texts.set(uri.toString(), text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, language);
    await vscode.window.showTextDocument(document, { preview: false });
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }
}
