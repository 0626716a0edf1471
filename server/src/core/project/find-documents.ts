import { documentKind } from '../model/read-document.ts';
import type { FileSystem } from './file-system.ts';
import { uriOf } from './paths.ts';

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
/** Folders that are looked into, the nearest first: no application is further down. */
const MAX_FOLDERS = 1000;

export function isSkippedFolder(name: string): boolean {
  return SKIPPED.has(name);
}

/** A gunicorn.conf.py is read when it is named; what it does wrong shows at the command that reads it as well. */
export function isSearchedFor(uri: string): boolean {
  const kind = documentKind(uri);
  return kind === 'procfile' || kind === 'app-desc';
}

/** URIs of Procfiles and app_desc.yaml in a folder and below it, the nearest first. Never rejects; bounded. */
export async function findDocuments(fileSystem: FileSystem, folder: string): Promise<string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let looked = 0; looked < MAX_FOLDERS; looked++) {
    const here = waiting.shift();
    if (here === undefined) break;
    for (const name of (await fileSystem.list(here)) ?? []) {
      if (!name.endsWith('/')) {
        const uri = uriOf(here, name);
        if (isSearchedFor(uri)) found.push(uri);
      } else if (!isSkippedFolder(name.slice(0, -1))) waiting.push(uriOf(here, name.slice(0, -1)));
    }
  }
  return found;
}
