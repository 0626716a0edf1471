import { isBelow } from './folders.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** The editor's settings: those for all files, and those of folders that have their own. */
export class EditorSettings {
  #forAll: Settings = DEFAULT_SETTINGS;
  #byFolder: ReadonlyMap<string, Settings> = new Map();

  set(forAll: Settings, byFolder: ReadonlyMap<string, Settings>): void {
    this.#forAll = forAll;
    this.#byFolder = byFolder;
  }

  /** Those of the innermost folder count. */
  for(uri: string): Settings {
    const around = [...this.#byFolder].filter(([folder]) => isBelow(uri, folder));
    const [innermost] = around.sort(([one], [other]) => other.length - one.length);
    return innermost ? innermost[1] : this.#forAll;
  }
}
