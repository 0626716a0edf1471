import { CONFIGURATION_FILES } from '../core/configuration/configuration.ts';
import { type FoundConfiguration, findConfiguration } from '../core/configuration/find-configuration.ts';
import type { FileSystem } from '../core/project/file-system.ts';
import { type Settings, withConfiguration } from './settings.ts';

/** The configuration files that count for folders, and the settings that come of them. */
export class Configurations {
  readonly #fileSystem: FileSystem;
  readonly #isRoot: (folder: string) => boolean;
  readonly #found = new Map<string, Promise<FoundConfiguration | undefined>>();
  readonly #known = new Map<string, FoundConfiguration>();
  readonly #settings = new Map<string, { readonly from: Settings; readonly settings: Settings }>();

  /** `isRoot` tells folders that nothing is looked for above. */
  constructor(fileSystem: FileSystem, isRoot: (folder: string) => boolean) {
    this.#fileSystem = fileSystem;
    this.#isRoot = isRoot;
  }

  /** Looks for the file of a folder once; resolves when its settings are known. */
  load(folder: string): Promise<FoundConfiguration | undefined> {
    const running = this.#found.get(folder);
    if (running) return running;
    const found = findConfiguration(this.#fileSystem, folder, this.#isRoot).then((configuration) => {
      // Dropped or looked for again meanwhile: what was read then counts no longer.
      if (this.#found.get(folder) !== found) return configuration;
      this.#settings.delete(folder);
      if (configuration) this.#known.set(folder, configuration);
      else this.#known.delete(folder);
      return configuration;
    });
    this.#found.set(folder, found);
    return found;
  }

  /** The files that were found for these folders so far; one for several of them each time. */
  foundFor(folders: Iterable<string>): readonly FoundConfiguration[] {
    return [...new Set(folders)].flatMap((folder) => this.#known.get(folder) ?? []);
  }

  /** The settings for a folder as far as they are known; the same object as long as nothing changed. */
  settingsFor(folder: string, editor: Settings): Settings {
    const configuration = this.#known.get(folder)?.configuration;
    if (!configuration) return editor;
    const known = this.#settings.get(folder);
    if (known?.from === editor) return known.settings;
    const settings = withConfiguration(editor, configuration);
    this.#settings.set(folder, { from: editor, settings });
    return settings;
  }

  /** No file of a folder is open any more: next time its configuration is read anew. */
  drop(folder: string): void {
    this.#found.delete(folder);
    this.#known.delete(folder);
    this.#settings.delete(folder);
  }

  /** A file appeared, changed or is gone: all are looked for again, and until then what was known counts. */
  async reload(folders: readonly string[]): Promise<void> {
    this.#found.clear();
    await Promise.all(folders.map((folder) => this.load(folder)));
    for (const folder of this.#known.keys()) if (!this.#found.has(folder)) this.drop(folder);
  }
}

export function isConfiguration(uri: string): boolean {
  return CONFIGURATION_FILES.some((name) => uri.endsWith(`/${name}`));
}
