/** What the ignore files of a repository leave out of a search. */
import { decodedName } from '../text/decoded-name.ts';
import type { FileSystem } from './file-system.ts';
import { type IgnorePattern, isIgnored, readIgnorePatterns } from './ignore-patterns.ts';
import { nameOf, parentOf, uriOf } from './paths.ts';

/** `.ignore` is that of ripgrep and its kin, for what git keeps and searches should not see. The later one counts more. */
const IGNORE_FILES = ['.gitignore', '.ignore'];
const MAX_BYTES = 100_000;
/** Folders above that are asked for the repository they belong to. */
const MAX_ABOVE = 30;

interface Level {
  readonly patterns: readonly IgnorePattern[];
  /** From the folder of the patterns to the one that is looked into: empty, or with a slash at its end. */
  readonly below: string;
}

/** What counts in one folder. */
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

  /** With the ignore files of the folder itself, of those that `names` says it has. */
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

/** What the folders above leave out, up to the one that holds the repository; nothing where there is none, or no disk. */
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
