import type { FileEncoding } from '../text/file-encoding.ts';
import type { FileSystem } from './file-system.ts';
import { joinPath, nameOf, parentOf, uriOf } from './paths.ts';
import type { Project } from './project.ts';

/** Larger files say nothing about how an application is started. */
const MAX_FILE_BYTES = 1_000_000;
/** Lock files of large applications are larger. */
const MAX_LOCK_BYTES = 5_000_000;
/** No project needs more; a loop of links or a hostile tree ends here. */
const MAX_READS = 400;

/** Reads files and directories below one folder, each once, and remembers the results. */
export class ProjectReader {
  readonly folder: string;
  readonly #fileSystem: FileSystem;
  readonly #texts = new Map<string, string | undefined>();
  readonly #encodings = new Map<string, FileEncoding | undefined>();
  readonly #listings = new Map<string, readonly string[] | undefined>();
  #reads = 0;

  constructor(fileSystem: FileSystem, folder: string) {
    this.#fileSystem = fileSystem;
    this.folder = folder;
  }

  /** Text of a file; undefined when it is not there or too large. */
  async read(path: string): Promise<string | undefined> {
    if (!this.#texts.has(path)) {
      const there = (await this.list(parentOf(path)))?.includes(nameOf(path)) ?? false;
      if (!there || this.#reads++ >= MAX_READS) return undefined;
      const limit = /lock/.test(nameOf(path)) ? MAX_LOCK_BYTES : MAX_FILE_BYTES;
      this.#texts.set(path, await this.#fileSystem.readFile(uriOf(this.folder, path), limit));
    }
    return this.#texts.get(path);
  }

  /** Looks at how a file of a listed directory is saved. */
  async readEncoding(path: string): Promise<void> {
    if (this.#reads++ >= MAX_READS) return;
    this.#encodings.set(path, await this.#fileSystem.encoding(uriOf(this.folder, path), MAX_FILE_BYTES));
  }

  /** Names in a directory, directories ending with `/`; undefined if it is no directory. */
  async list(directory: string): Promise<readonly string[] | undefined> {
    if (!this.#listings.has(directory)) {
      // Listed from the top down: a directory that its parent does not contain costs no call.
      if (directory !== '') {
        const there = (await this.list(parentOf(directory)))?.includes(`${nameOf(directory)}/`) ?? false;
        if (!there) return undefined;
      }
      if (this.#reads++ >= MAX_READS) return undefined;
      this.#listings.set(directory, await this.#fileSystem.list(uriOf(this.folder, directory)));
    }
    return this.#listings.get(directory);
  }

  /** Everything that was read so far. */
  snapshot(): ProjectFiles {
    const encodings = new Map(this.#encodings);
    return {
      ...projectFiles(new Map(this.#texts), new Map(this.#listings)),
      encoding: (path) => encodings.get(path),
    };
  }
}

type ProjectFiles = Pick<Project, 'file' | 'encoding' | 'has' | 'entries'>;

function projectFiles(
  texts: ReadonlyMap<string, string | undefined>,
  listings: ReadonlyMap<string, readonly string[] | undefined>,
): Omit<ProjectFiles, 'encoding'> {
  const has = (path: string): boolean | undefined => {
    if (path === '') return listings.get('') ? true : undefined;
    let folder = '';
    // From the top down, because most paths that are not there end with their first name.
    for (const name of path.split('/')) {
      const names = listings.get(folder);
      if (!names) return undefined;
      if (!names.includes(name) && !names.includes(`${name}/`)) return false;
      folder = joinPath(folder, name);
    }
    return true;
  };
  return { file: (path) => texts.get(path), has, entries: (directory) => listings.get(directory) };
}
