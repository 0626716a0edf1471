/** The facts of folders with open documents, read in the background: one reading of a folder at a time. */
import type { Document } from '../core/model/document.ts';
import type { FileSystem } from '../core/project/file-system.ts';
import { loadProject } from '../core/project/load-project.ts';
import type { Project } from '../core/project/project.ts';
import { folderOf } from './folders.ts';
import { hintsFor } from './hints.ts';

interface ProjectSurroundings {
  readonly fileSystem: FileSystem;
  /** The open documents of a folder, whose words say what is worth reading. */
  readonly openIn: (folder: string) => readonly Document[];
  readonly onProject: (folder: string) => void;
}

/** `uris`: the documents whose words were looked for. */
interface Known {
  readonly project: Project;
  readonly uris: Set<string>;
}

interface Reading {
  readonly uris: Set<string>;
  readonly done: Promise<void>;
}

export class Projects {
  readonly #surroundings: ProjectSurroundings;
  readonly #known = new Map<string, Known>();
  readonly #readings = new Map<string, Reading>();

  constructor(surroundings: ProjectSurroundings) {
    this.#surroundings = surroundings;
  }

  /** The facts around a document; undefined until they have been read. */
  of(uri: string): Project | undefined {
    return this.#known.get(folderOf(uri))?.project;
  }

  /** Reads the files around a document as they are now. A reading under way may have missed the latest change, so it is awaited. */
  async load(uri: string): Promise<void> {
    const folder = folderOf(uri);
    await this.#readings.get(folder)?.done;
    // The first of those who waited begins a new reading, unless the whole folder was closed meanwhile.
    await (this.#readings.get(folder) ?? this.#begin(folder))?.done;
  }

  /** Resolves when the files that an open document speaks of have been read once. */
  async known(uri: string): Promise<void> {
    const folder = folderOf(uri);
    if (this.#known.get(folder)?.uris.has(uri)) return;
    const reading = this.#readings.get(folder);
    await (reading?.uris.has(uri) ? reading.done : this.load(uri));
  }

  /** What is known for other documents of the folder stays known. */
  close(uri: string): void {
    const folder = folderOf(uri);
    this.#known.get(folder)?.uris.delete(uri);
    this.#readings.get(folder)?.uris.delete(uri);
  }

  /** Nothing of a folder is open any more. */
  drop(folder: string): void {
    this.#known.delete(folder);
    this.#readings.delete(folder);
  }

  #begin(folder: string): Reading | undefined {
    const open = this.#surroundings.openIn(folder);
    if (open.length === 0) return undefined;
    const uris = new Set(open.map(({ uri }) => uri));
    // Dropped meanwhile, and perhaps begun anew.
    const isWanted = (): boolean => this.#readings.get(folder)?.uris === uris;
    const done = loadProject(this.#surroundings.fileSystem, folder, () => hintsFor(open))
      .then((project) => {
        if (!isWanted()) return;
        this.#known.set(folder, { project, uris });
        this.#surroundings.onProject(folder);
      })
      .finally(() => isWanted() && this.#readings.delete(folder));
    const reading = { uris, done };
    this.#readings.set(folder, reading);
    return reading;
  }
}
