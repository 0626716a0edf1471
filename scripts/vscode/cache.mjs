// @ts-check
// Where downloads live: PROCFILE_DOCTOR_VSCODE_CACHE (shared by several checkouts), else `.vscode-test/` of this one.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { withLock } from '../process/lock.mjs';
import { root } from '../process/root.mjs';

export function cacheFolder() {
  return resolve(root, process.env['PROCFILE_DOCTOR_VSCODE_CACHE'] || '.vscode-test');
}

/**
 * The folder `name` of the cache; made by `fill` (which gets an empty folder) when it is not there. It appears under its
 * name only when it is complete, and two processes never fill it at once.
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>}
 */
export async function cached(name, fill) {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  return withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return folder;
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    await fill(partial);
    renameSync(partial, folder);
    return folder;
  });
}
