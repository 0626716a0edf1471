import { documentKind } from '../core/model/read-document.ts';
import { folderOf, isBelow } from './folders.ts';
import type { Workspace } from './workspace.ts';

/** Milliseconds without a keystroke before the commands that read a configuration file are looked at again. */
const QUIET_MS = 300;

/** Checks the commands that read a gunicorn configuration again while it is edited, before it is saved. */
export class ConfigChanges {
  readonly #workspace: Pick<Workspace, 'openUris' | 'load'>;
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(workspace: Pick<Workspace, 'openUris' | 'load'>) {
    this.#workspace = workspace;
  }

  /** The text of an open file changed, or the file was closed and its text on disk counts again. */
  changed(uri: string): void {
    if (documentKind(uri) !== 'gunicorn-config') return;
    this.#changed.add(uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lookAgain(), QUIET_MS);
  }

  #lookAgain(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const open of this.#workspace.openUris) {
      const folder = folderOf(open);
      if (changed.some((uri) => uri !== open && isBelow(uri, folder))) void this.#workspace.load(open);
    }
  }
}
