// One at a time across processes: a folder that exists while somebody holds the lock (mkdir is atomic everywhere).
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `path` is free, then runs `work`. A lock whose holder is gone is taken over. */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  const owner = join(path, 'pid');
  for (;;) {
    try {
      mkdirSync(path);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
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

async function isAbandoned(owner) {
  const pid = readPid(owner);
  if (pid !== undefined) return !isAlive(pid);
  // Between making the folder and writing the file there is a moment without a pid.
  await sleep(1000);
  return readPid(owner) === undefined;
}

function readPid(owner) {
  try {
    return Number(readFileSync(owner, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
