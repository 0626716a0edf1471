// @ts-check
import { spawn } from 'node:child_process';
import process from 'node:process';

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const OPENERS = { darwin: 'open', win32: 'explorer' };

/** False where nobody would see a window. */
export function hasScreen() {
  const { DISPLAY, WAYLAND_DISPLAY, CI } = process.env;
  if (CI) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/**
 * Opens an address in the person's own browser, where that is possible; never fails.
 * @param {string} url
 */
export function openBrowser(url) {
  if (!hasScreen()) return;
  const command = OPENERS[process.platform] ?? 'xdg-open';
  const child = spawn(command, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
