import { EventEmitter, l10n, type Pseudoterminal, Uri, workspace } from 'vscode';
import {
  CHECK_FILES,
  type CheckFilesParams,
  type CheckFilesResult,
} from '../../../server/src/core/messages/task-messages.ts';
import { visibleLine } from '../../../server/src/core/text/visible-text.ts';
import type { LanguageServer } from '../language/language-client.ts';

/** One repair may make another possible. After this many rounds two of them must be undoing each other. */
const MOST_ROUNDS = 10;

/** Writes what the language server says of a folder, line by line, and ends as the command line does: 1 with errors. */
export class CheckTerminal implements Pseudoterminal {
  readonly #server: LanguageServer;
  readonly #folder: Uri;
  readonly #paths: readonly string[];
  readonly #fix: boolean;
  readonly #written = new EventEmitter<string>();
  readonly #closed = new EventEmitter<number>();
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;
  #isClosed = false;

  constructor(server: LanguageServer, folder: Uri, paths: readonly string[], fix: boolean) {
    this.#server = server;
    this.#folder = folder;
    this.#paths = paths;
    this.#fix = fix;
  }

  open(): void {
    void this.#run()
      .catch((error: unknown) => {
        // For example a file that cannot be saved. The task has to end all the same, or whoever started it would wait for ever.
        this.#line(visibleLine(error instanceof Error ? error.message : String(error)));
        return 2;
      })
      .then((code) => this.#closed.fire(code));
  }

  /** The task was ended: from then on nothing is repaired any more. */
  close(): void {
    this.#isClosed = true;
    this.#written.dispose();
    this.#closed.dispose();
  }

  async #run(): Promise<number> {
    const paths = this.#paths.map((path) => Uri.joinPath(this.#folder, path).toString().replace(/\/$/, ''));
    const params: CheckFilesParams = { folder: this.#folder.toString(), paths, fix: this.#fix };
    let result = await this.#server.ask<CheckFilesResult>(CHECK_FILES, params);
    for (let round = 0; round < MOST_ROUNDS && result?.edit && result.edit.documentChanges.length > 0; round++) {
      if (this.#isClosed || !(await this.#apply(result.edit))) break;
      result = await this.#server.ask<CheckFilesResult>(CHECK_FILES, params);
    }
    if (!result) {
      this.#line(l10n.t('The language server is not running'));
      return 2;
    }
    for (const line of result.lines) this.#line(line);
    this.#line(l10n.t('{0} files checked, {1} problems', result.files, result.lines.length));
    return result.errors > 0 ? 1 : 0;
  }

  async #apply(edit: NonNullable<CheckFilesResult['edit']>): Promise<boolean> {
    const own = await this.#server.toEdit(edit as Parameters<LanguageServer['toEdit']>[0]);
    if (!own || !(await workspace.applyEdit(own))) return false;
    for (const [uri] of own.entries()) await (await workspace.openTextDocument(uri)).save();
    return true;
  }

  #line(text: string): void {
    this.#written.fire(`${text}\r\n`);
  }
}
