import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../../core/project/node-file-system.ts';
import { isSearchedFor, isSkippedFolder } from '../../core/project/search/find-documents.ts';
import { type Ignored, ignoredAbove } from '../../core/project/search/ignored.ts';
import { UsageError } from '../usage-error.ts';
import { isDescriptor } from './descriptor.ts';

/**
 * The files to check: files as named, folders walked for Procfile and app_desc.yaml. Sorted within a folder; links are not
 * followed, and what ignore files leave out is not looked into.
 */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === 'ENOENT' ? `${path}: no such file or folder` : `${path}: ${error.message}`);
    });
    if (stats.isDirectory()) await walk(path, await ignoredAbove(nodeFileSystem, uriOf(path)), found);
    else {
      const kind = isDescriptor(path) ? undefined : kindWithoutEnd(stats);
      if (kind !== undefined) throw new UsageError(`${path}: ${kind}; say - to read standard input`);
      found.push(path);
    }
  }
  return [...new Set(found)];
}

/** The kind of what is no regular file, which may block for ever or never end; undefined for a file. */
function kindWithoutEnd(stats: Stats): string | undefined {
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return stats.isFile() ? undefined : 'a device';
}

async function walk(folder: string, around: Ignored, found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    // Deleted since the folder was listed.
    if (error.code === 'ENOENT') return [];
    throw new UsageError(`${folder}: ${error.message}`);
  });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const ignored = await around.withFiles(nodeFileSystem, uriOf(folder), names);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (isSkippedFolder(entry.name) || ignored.has(entry.name, true)) continue;
      await walk(path, ignored.into(entry.name), found);
    } else if (entry.isFile() && isSearchedFor(pathToFileURL(entry.name).href) && !ignored.has(entry.name, false)) {
      found.push(path);
    }
  }
}

function uriOf(folder: string): string {
  return pathToFileURL(folder).href.replace(/\/$/, '');
}
