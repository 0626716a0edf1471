// @ts-check
// The VS Code a person has installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { killTree } from '../vscode/kill-tree.mjs';
import { hasScreen } from './browser-window.mjs';

/** The program `code` on the PATH; undefined where there is none, or no screen, or it stands for a VS Code far away. */
export function findDesktop() {
  if (!hasScreen() || process.env['VSCODE_IPC_HOOK_CLI']) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Opens a window of its own; `closed` resolves when the person closed it, and rejects with what the program said when it could not
 * open one.
 * @param {string} program
 * @param {{ folder: string, extensions: readonly string[], dataFolder: string, env: NodeJS.ProcessEnv }} options
 */
export function startDesktop(program, { folder, extensions, dataFolder, env }) {
  const args = [
    folder,
    ...['--new-window', '--wait', '--disable-workspace-trust'],
    ...extensions.map((extension) => `--extensionDevelopmentPath=${extension}`),
    `--user-data-dir=${dataFolder}`,
  ];
  const shell = process.platform === 'win32';
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    shell,
    detached: !shell,
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-2000);
  });
  /** @type {Promise<void>} */
  const closed = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${signal ?? code}${said && `:\n${said.trimEnd()}`}`));
    });
  });
  return { closed, close: () => killTree(child) };
}
