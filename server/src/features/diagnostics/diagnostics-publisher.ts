import type { Connection } from 'vscode-languageserver';
import type { Session } from '../../editor/session.ts';
import { folderOf } from '../../workspace/folders.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { diagnostics } from './diagnostic.ts';

/** Milliseconds without a keystroke before a changed text is checked for a client that does not ask by itself. */
const DEBOUNCE_MS = 100;

/**
 * Sends diagnostics to clients that do not pull them, and tells those that do when to ask again; never both. An open is
 * answered at once, a burst of changes once, with the version it belongs to.
 */
export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #session: () => Session;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(connection: Connection, workspace: Workspace, session: () => Session) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#session = session;
  }

  opened(uri: string): void {
    if (!this.#session().client.pullDiagnostics) void this.#publish(uri);
    if (this.#workspace.document(uri)) void this.#workspace.load(uri);
  }

  changed(uri: string): void {
    if (this.#session().client.pullDiagnostics) return;
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => void this.#publish(uri), DEBOUNCE_MS),
    );
  }

  closed(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    if (!this.#session().client.pullDiagnostics) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Checks again after the facts of a folder changed; without `folder`, after those of all did. */
  refresh(folder?: string): void {
    const { client } = this.#session();
    if (client.pullDiagnostics) {
      // A client that announces this and then fails must not end the server.
      if (client.refreshDiagnostics) this.#connection.languages.diagnostics.refresh().catch(() => {});
      return;
    }
    for (const uri of this.#workspace.openUris) {
      if (folder === undefined || folderOf(uri) === folder) this.changed(uri);
    }
  }

  async #publish(uri: string): Promise<void> {
    await this.#workspace.configured(uri);
    // Whatever was scheduled for this document is published now.
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    const analysis = this.#workspace.analysis(uri);
    if (!analysis) return;
    void this.#connection.sendDiagnostics({
      uri,
      version: analysis.document.version,
      diagnostics: diagnostics(analysis, this.#workspace.incidents(uri), this.#session().translations),
    });
  }
}
