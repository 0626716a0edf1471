import * as vscode from 'vscode';
import { unbrokenCells } from './unbroken-cells.ts';

const SCHEME = 'procfile-doctor-report';

/**
 * Shows Markdown as it reads. A report is no file and asks no question when it is closed; it can be saved under a name. Its
 * preview comes back when the window is loaded again, and asks for its text then.
 */
export class MarkdownReports implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: ({ path }) => unbrokenCells(this.#memento.get<string>(keyOf(path), '')),
  });

  /** Keeps the last report of each name. */
  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** In place of the last one with this name. */
  async show(name: string, markdown: string): Promise<void> {
    const report = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md` });
    void this.#memento.update(keyOf(report.path), markdown);
    this.#changed.fire(report);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', report);
    } catch {
      // As it is written where someone has switched VS Code's own Markdown extension off.
      await vscode.window.showTextDocument(report);
    }
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }
}

function keyOf(path: string): string {
  return `procfileDoctor.report${path}`;
}
