// @ts-check
// One at a time across processes: a folder that exists while somebody holds the lock (mkdir is atomic everywhere).
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until `path` is free, then runs `work`. A lock whose holder is gone is taken over.
 * @template T
 * @param {string} path
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  const owner = join(path, 'pid');
  for (;;) {
    try {
      mkdirSync(path);
      break;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      if (await isAbandoned(owner)) rmSync(path, { recursive: true, force: true });
      else await sleep(200);
    }
  }
  writeFileSync(owner, String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} owner */
async function isAbandoned(owner) {
  const pid = readPid(owner);
  if (pid !== undefined) return !isAlive(pid);
  // Between making the folder and writing the file there is a moment without a pid.
  await sleep(1000);
  return readPid(owner) === undefined;
}

/** @param {string} owner */
function readPid(owner) {
  try {
    return Number(readFileSync(owner, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
