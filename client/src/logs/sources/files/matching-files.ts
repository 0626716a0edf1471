import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

/** Whether a path stands for other names than its own. */
export function isPattern(path: string): boolean {
  return /[*?]/.test(path);
}

/** The files that a pattern names, oldest first: so rotated ones are read in order. */
export async function matchingFiles(pattern: string): Promise<readonly string[]> {
  const start = pattern.search(/[*?]/);
  const base = start < 0 ? dirname(pattern) : pattern.slice(0, pattern.lastIndexOf(sep, start) + 1) || '.';
  const test = globPattern(pattern);
  const deep = pattern.includes('**') || pattern.slice(start < 0 ? pattern.length : start).includes(sep);
  const entries = await entriesIn(base, deep);
  // Of links those to files count, as in /var/log/containers; folders are not entered through them, so that none is twice.
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name));
  const dated = await Promise.all(paths.filter((path) => test.test(path)).map(datedFile));
  return dated
    .flat()
    .sort((a, b) => a.time - b.time || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

/** Also of all folders below, where `deep`. One that may not be looked into hides only what is in it. */
async function entriesIn(folder: string, deep: boolean): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = deep ? entries.filter((entry) => entry.isDirectory()) : [];
  const below = await Promise.all(folders.map(({ name }) => entriesIn(join(folder, name), deep)));
  return [...entries, ...below.flat()];
}

/** None where it is no file, or none any more: a rotation may remove it between the listing and this look at it. */
async function datedFile(path: string): Promise<readonly { readonly path: string; readonly time: number }[]> {
  try {
    const state = await stat(path);
    return state.isFile() ? [{ path, time: state.mtimeMs }] : [];
  } catch {
    return [];
  }
}

function globPattern(pattern: string): RegExp {
  const source = join(pattern)
    .split(/(\*\*[\\/]?|\*|\?)/)
    .map((piece) => {
      if (piece === '**') return '.*';
      if (piece.startsWith('**')) return '(?:.*[\\\\/])?';
      if (piece === '*') return '[^\\\\/]*';
      return piece === '?' ? '[^\\\\/]' : piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}
