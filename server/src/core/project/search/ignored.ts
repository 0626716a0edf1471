/** What the ignore files of a repository leave out of a search. */
import { decodedName } from '../../text/decoded-name.ts';
import type { FileSystem } from '../file-system.ts';
import { nameOf, parentOf, uriOf } from '../paths.ts';
import { type IgnorePattern, isIgnored, readIgnorePatterns } from './ignore-patterns.ts';

/**
 * `.ignore` belongs to ripgrep and similar tools, for files that git keeps and searches should skip. The later file
 * takes precedence.
 */
const IGNORE_FILES = ['.gitignore', '.ignore'];
const MAX_BYTES = 100_000;
/** The most parent folders that are searched for the root of the repository. */
const MAX_ABOVE = 30;

interface Level {
  readonly patterns: readonly IgnorePattern[];
  /** The path from the folder of the patterns to the folder that is searched: empty, or with a trailing slash. */
  readonly below: string;
}

/** The ignore patterns that apply in one folder. */
export class Ignored {
  /** The innermost first. */
  readonly #levels: readonly Level[];

  constructor(levels: readonly Level[] = []) {
    this.#levels = levels;
  }

  with(patterns: readonly IgnorePattern[]): Ignored {
    return patterns.length === 0 ? this : new Ignored([{ patterns, below: '' }, ...this.#levels]);
  }

  into(folder: string): Ignored {
    return new Ignored(this.#levels.map(({ patterns, below }) => ({ patterns, below: `${below}${folder}/` })));
  }

  has(name: string, isFolder: boolean): boolean {
    for (const { patterns, below } of this.#levels) {
      const verdict = isIgnored(patterns, below + name, isFolder);
      if (verdict !== undefined) return verdict;
    }
    return false;
  }

  /** Adds the ignore files of `folder` itself, if they are among its `names`. */
  async withFiles(fileSystem: FileSystem, folder: string, names: readonly string[]): Promise<Ignored> {
    let all: Ignored = this;
    for (const name of IGNORE_FILES) {
      if (!names.includes(name)) continue;
      const text = await fileSystem.readFile(uriOf(folder, name), MAX_BYTES);
      if (text !== undefined) all = all.with(readIgnorePatterns(text));
    }
    return all;
  }
}

/**
 * The ignore patterns of the parent folders, up to the root of the repository; none if there is no repository, or no
 * disk.
 */
export async function ignoredAbove(fileSystem: FileSystem, folder: string): Promise<Ignored> {
  const inner: string[] = [];
  let here = folder.replace(/\/$/, '');
  for (let i = 0; here.startsWith('file:///') && here.length > 'file:///'.length && i < MAX_ABOVE; i++) {
    if (await fileSystem.stat(uriOf(here, '.git'))) return ignoredFrom(fileSystem, here, inner);
    inner.unshift(decodedName(nameOf(here)));
    here = parentOf(here);
  }
  return new Ignored();
}

async function ignoredFrom(fileSystem: FileSystem, root: string, inner: readonly string[]): Promise<Ignored> {
  let ignored = new Ignored();
  let here = root;
  for (const name of inner) {
    ignored = (await ignored.withFiles(fileSystem, here, IGNORE_FILES)).into(name);
    here = uriOf(here, name);
  }
  return ignored;
}
