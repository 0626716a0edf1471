// @ts-check
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/** Flags of Node for a program that is to end with this one (end-with-parent.mjs). */
export const ENDS_WITH_PARENT = [
  '--import',
  pathToFileURL(join(root, 'scripts', 'process', 'end-with-parent.mjs')).href,
];

/**
 * Calls back within a second after whoever started this program has ended. Never on Windows, which does not tell.
 * @param {() => unknown} callback
 */
export function whenParentIsGone(callback) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 1000);
  timer.unref();
}
