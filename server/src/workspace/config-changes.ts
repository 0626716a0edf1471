import { documentKind } from '../core/model/read-document.ts';
import { folderOf, isBelow } from './folders.ts';
import type { Workspace } from './workspace.ts';

/** Milliseconds without a keystroke before the commands that read a configuration file are looked at again. */
const QUIET_MS = 300;

/** What a configuration of gunicorn says counts for the commands that read it, also before it is saved. */
export class ConfigChanges {
  readonly #workspace: Workspace;
  #timer: NodeJS.Timeout | undefined;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  changed(uri: string): void {
    if (documentKind(uri) !== 'gunicorn-config') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const readers = this.#workspace.openUris.filter((open) => open !== uri && isBelow(uri, folderOf(open)));
      for (const open of readers) void this.#workspace.load(open);
    }, QUIET_MS);
  }
}
