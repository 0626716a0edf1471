import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isSearchedFor, isSkippedFolder } from '../core/project/find-documents.ts';
import { UsageError } from './usage-error.ts';

/**
 * The files to check: files as named, folders walked for Procfile and app_desc.yaml. Sorted within a folder; links to
 * folders are not followed.
 */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === 'ENOENT' ? `${path}: no such file or folder` : `${path}: ${error.message}`);
    });
    if (stats.isDirectory()) await walk(path, found);
    else found.push(path);
  }
  return [...new Set(found)];
}

async function walk(folder: string, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    throw new UsageError(`${folder}: ${error.message}`);
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isSkippedFolder(entry.name)) await walk(path, found);
    } else if (entry.isFile() && isSearchedFor(pathToFileURL(entry.name).href)) found.push(path);
  }
}
