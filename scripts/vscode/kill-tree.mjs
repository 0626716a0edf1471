// @ts-check
// Ends a program and everything it started.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks first, insists after two seconds. `child` must have been started with `detached` (except on Windows).
 * @param {import('node:child_process').ChildProcess} child
 */
export async function killTree(child) {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  signalGroup(pid, 'SIGTERM');
  for (let waited = 0; waited < 2000; waited += 50) {
    if (!signalGroup(pid, 0)) return;
    await sleep(50);
  }
  signalGroup(pid, 'SIGKILL');
}

/**
 * False when nobody of the group is left.
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
