/** Finds and reads every file of a project that says which packages will be installed. */
import { parentOf, resolvePath, uriOf } from '../paths.ts';
import type { Requirements, RequirementsFile } from '../project.ts';
import type { ProjectReader } from '../project-reader.ts';
import { readLockFile } from './lock-file.ts';
import { type Mention, mentionOf } from './mention.ts';
import { mergeRequirements } from './merge-requirements.ts';
import { type Pipfile, readPipfile, readPipfileLock } from './pipfile.ts';
import { preferredFile } from './preferred-file.ts';
import { readPyproject } from './pyproject.ts';
import { isCompiled, readRequirements } from './requirements-text.ts';

const LOCK_FILES = ['poetry.lock', 'uv.lock', 'pdm.lock', 'pylock.toml'];
/** pip has no limit, but stops at a file that includes itself only because the stack ends. */
const MAX_DEPTH = 10;

export interface LoadedRequirements {
  /** `python` decides markers: a version such as `3.11.4`, or undefined. */
  readonly requirements: (python: string | undefined) => Requirements;
  /** The Python the Pipfile asks for. */
  readonly python: string | undefined;
}

export async function loadRequirements(reader: ProjectReader): Promise<LoadedRequirements> {
  const gathering = new Gathering(reader);
  await gathering.requirementsFiles();
  await gathering.pyproject();
  const pipfile = await gathering.pipfile();
  await gathering.lockFiles();
  const { mentions, files } = gathering;
  const { isLocked, sources } = gathering;
  const preferred = preferredFile(files);
  return {
    python: pipfile?.python,
    requirements: (python) => ({
      found: sources.length > 0,
      complete: sources.length > 0 && sources.every((source) => source.complete || (isLocked && source.lockable)),
      hasUnseen: gathering.hasUnseen,
      packages: mergeRequirements(mentions, python),
      mentions: mentions.filter(({ role }) => role !== 'constraint').map(({ requirement }) => requirement),
      preferredFile: preferred,
    }),
  };
}

/** A file that decides whether every package is listed. */
interface Source {
  readonly complete: boolean;
  /** True if a lock file beside it can list the packages that it leaves out. */
  readonly lockable: boolean;
}

class Gathering {
  readonly mentions: Mention[] = [];
  readonly files: RequirementsFile[] = [];
  readonly sources: Source[] = [];
  isLocked = false;
  hasUnseen = false;
  readonly #reader: ProjectReader;
  readonly #seen = new Set<string>();

  constructor(reader: ProjectReader) {
    this.#reader = reader;
  }

  async requirementsFiles(): Promise<void> {
    const root = (await this.#reader.list('')) ?? [];
    const folder = (await this.#reader.list('requirements')) ?? [];
    await this.#requirementsFile('requirements.txt', 'include', false, 0);
    const others = [
      ...root.filter((name) => /^requirements.*\.txt$|^.*[-_]requirements\.txt$/i.test(name)),
      ...folder.filter((name) => name.endsWith('.txt')).map((name) => `requirements/${name}`),
    ];
    for (const path of others) await this.#requirementsFile(path, 'include', true, 0);
    for (const path of ['requirements.in', 'requirements/base.in']) await this.#remember(path);
  }

  async pyproject(): Promise<void> {
    const text = await this.#remember('pyproject.toml');
    const read = text === undefined ? undefined : readPyproject(text, this.#uri('pyproject.toml'));
    if (!read?.found) return;
    this.mentions.push(...read.mentions);
    this.#addSource(false, read.complete);
    for (const include of read.includes) await this.#requirementsFile(include, 'include', false, 1);
  }

  async pipfile(): Promise<Pipfile | undefined> {
    const text = await this.#remember('Pipfile');
    const read = text === undefined ? undefined : readPipfile(text, this.#uri('Pipfile'));
    if (!read) return undefined;
    this.mentions.push(...read.mentions);
    this.#addSource(false, read.complete);
    return read;
  }

  async lockFiles(): Promise<void> {
    const read = [];
    for (const name of LOCK_FILES) {
      const text = await this.#reader.read(name);
      read.push(text === undefined ? undefined : readLockFile(text, this.#uri(name)));
    }
    const pipfileLock = await this.#reader.read('Pipfile.lock');
    if (pipfileLock !== undefined) read.push(readPipfileLock(pipfileLock, this.#uri('Pipfile.lock')));
    for (const mentions of read) {
      if (!mentions) continue;
      this.isLocked = true;
      this.mentions.push(...mentions);
      if (this.sources.length === 0) this.#addSource(true, true);
    }
  }

  async #requirementsFile(
    path: string,
    role: 'include' | 'constraint',
    optional: boolean,
    depth: number,
  ): Promise<void> {
    // A file may be included both ways; the first way counts.
    if (this.#seen.has(path) || depth > MAX_DEPTH) return;
    this.#seen.add(path);
    const text = await this.#remember(path);
    if (text === undefined) {
      if (depth > 0 && !optional) this.#addSource(false, false);
      return;
    }
    const uri = this.#uri(path);
    let readable = true;
    for (const line of readRequirements(text)) {
      if (line.kind === 'requirement') {
        const place = { uri, span: line.span, optional };
        this.mentions.push(mentionOf(role === 'constraint' ? 'constraint' : 'direct', line.dependency, place));
      } else if (line.kind === 'include' || line.kind === 'constraint') {
        const target = resolvePath(parentOf(path), line.path);
        const inner = role === 'constraint' ? 'constraint' : line.kind;
        if (target !== undefined) await this.#requirementsFile(target, inner, optional, depth + 1);
        else readable = false;
      } else if (line.kind !== 'option') readable = false;
    }
    if (!optional && role === 'include') {
      this.#addSource(readable && isCompiled(text), readable);
    }
  }

  /** `readable`: true if everything in the file could be read. */
  #addSource(complete: boolean, readable: boolean): void {
    this.sources.push({ complete, lockable: readable });
    this.hasUnseen ||= !readable;
  }

  async #remember(path: string): Promise<string | undefined> {
    const text = await this.#reader.read(path);
    if (text !== undefined) this.files.push({ path, uri: this.#uri(path), text });
    return text;
  }

  #uri(path: string): string {
    return uriOf(this.#reader.folder, path);
  }
}
