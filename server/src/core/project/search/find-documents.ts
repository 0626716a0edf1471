import { documentKind } from '../../model/read-document.ts';
import type { FileSystem } from '../file-system.ts';
import { uriOf } from '../paths.ts';
import type { IgnorePattern } from './ignore-patterns.ts';
import { type Ignored, ignoredAbove } from './ignored.ts';

/** Folders that hold other people's files. */
const SKIPPED = new Set([
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '.tox',
  '.venv',
  'venv',
  '__pycache__',
  'site-packages',
]);
/** The most folders searched, nearest first: no application is further down. */
const MAX_FOLDERS = 1000;

export function isSkippedFolder(name: string): boolean {
  return SKIPPED.has(name);
}

/**
 * True for files that a search reports. Not for gunicorn.conf.py: it is read when a command names it, and its mistakes
 * are reported there as well.
 */
export function isSearchedFor(uri: string): boolean {
  const kind = documentKind(uri);
  return kind === 'procfile' || kind === 'app-desc';
}

/**
 * URIs of Procfiles and app_desc.yaml in a folder and below, nearest first. What ignore files and `excluded` leave out
 * is not searched, and links are not followed. Never rejects; bounded.
 */
export async function findDocuments(
  fileSystem: FileSystem,
  folder: string,
  excluded: readonly IgnorePattern[] = [],
): Promise<string[]> {
  const found: string[] = [];
  const waiting: { here: string; around: Ignored }[] = [
    { here: folder, around: (await ignoredAbove(fileSystem, folder)).with(excluded) },
  ];
  for (let looked = 0; looked < MAX_FOLDERS; looked++) {
    const next = waiting.shift();
    if (!next) break;
    const { here, around } = next;
    const names = (await fileSystem.listUnlinked(here)) ?? [];
    const ignored = await around.withFiles(fileSystem, here, names);
    for (const name of names) {
      if (!name.endsWith('/')) {
        const uri = uriOf(here, name);
        if (isSearchedFor(uri) && !ignored.has(name, false)) found.push(uri);
        continue;
      }
      const inner = name.slice(0, -1);
      if (isSkippedFolder(inner) || ignored.has(inner, true)) continue;
      waiting.push({ here: uriOf(here, inner), around: ignored.into(inner) });
    }
  }
  return found;
}
