// @ts-check
// Ends a program and everything it started.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** How long a program may take to end when it is asked to, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * Asks first, insists when the program itself has ended or does not within two seconds. `child` must have been started with
 * `detached` (except on Windows).
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
  // Not until nobody of the group is left: what ended without a parent stays in it until the system clears it away.
  await endOf(child);
  signalGroup(pid, 'SIGKILL');
}

/**
 * Resolves when the program has ended, or patience has.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
function endOf(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}
