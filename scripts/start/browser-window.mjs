// @ts-check
import { spawn } from 'node:child_process';
import process from 'node:process';

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
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['explorer', url]
        : ['xdg-open', url];
  const child = spawn(/** @type {string} */ (command), args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
