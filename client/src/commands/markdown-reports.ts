import * as vscode from 'vscode';

const scheme = 'procfile-doctor-report';

/** Shows Markdown as it reads. A report is no file and asks no question when it is closed; it can be saved under a name. */
export class MarkdownReports implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly texts = new Map<string, string>();
  private readonly provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.changed.event,
    provideTextDocumentContent: ({ path }) => this.texts.get(path) ?? '',
  });

  /** In place of the last one with this name. */
  async show(name: string, markdown: string): Promise<void> {
    const report = vscode.Uri.from({ scheme, path: `/${name}.md` });
    this.texts.set(report.path, markdown);
    this.changed.fire(report);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', report);
    } catch {
      // As it is written where someone has switched VS Code's own Markdown extension off.
      await vscode.window.showTextDocument(report);
    }
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}
