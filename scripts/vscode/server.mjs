// @ts-check
// Runs the embedded VS Code: its server, which serves the workbench as a page and starts the Node extension host.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ENDS_WITH_PARENT } from '../process/parent.mjs';
import { runProgram } from '../process/run-program.mjs';
import { installVsCode } from './install.mjs';
import { killTree } from './kill-tree.mjs';
import { oldest } from './releases.mjs';

/** A window without greetings, questions, updates or reports. */
export const quietSettings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'chat.commandCenter.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * @typedef {object} ServerOptions
 * @property {string} dataFolder settings, state and logs; made when missing
 * @property {import('./releases.mjs').Release} [release]
 * @property {Record<string, unknown>} [settings] user settings
 * @property {NodeJS.ProcessEnv} [env] added to the environment of the server and of its extension host
 * @property {number} [port] 0 or none: a free one
 * @property {string} [locale] display language that extensions see, such as `zh-cn`
 */

/**
 * Resolves as soon as the server answers.
 * @param {ServerOptions} options
 * @returns {Promise<{ port: number, url: string, close: () => Promise<void> }>}
 */
export async function startServer({ dataFolder, release = oldest, settings = {}, env = {}, port = 0, locale }) {
  const { folder, node } = await installVsCode(release);
  writeSettings(join(dataFolder, 'data', 'User'), { ...quietSettings, ...settings });
  if (locale !== undefined) writeLanguagePack(join(dataFolder, 'data'), locale);
  const args = [
    ...ENDS_WITH_PARENT,
    join(folder, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', dataFolder],
    ...(locale === undefined ? [] : ['--locale', locale]),
  ];
  const sockets = makeSocketFolder();
  const child = spawn(node, args, {
    env: { ...withoutVsCode(process.env), ...sockets.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that everything it starts can be ended with it.
    detached: process.platform !== 'win32',
  });
  const close = async () => {
    await killTree(child);
    sockets.remove();
  };
  const listening = await portOf(child).catch(async (error) => {
    await close();
    throw error;
  });
  return { port: listening, url: `http://127.0.0.1:${listening}/`, close };
}

/**
 * Installs a VSIX for servers with this data folder, as `code --install-extension` does. VS Code checks its signature and
 * its dependencies nowhere but in the file.
 * @param {{ dataFolder: string, release?: import('./releases.mjs').Release, file: string }} options
 * @returns {Promise<string>} what VS Code said
 */
export async function installExtension({ dataFolder, release = oldest, file }) {
  const { folder, node } = await installVsCode(release);
  const args = ['--install-extension', file, '--server-data-dir', dataFolder, '--accept-server-license-terms'];
  return runProgram(node, [join(folder, 'out', 'server-main.js'), ...args], { env: withoutVsCode(process.env) });
}

/**
 * @param {string} folder
 * @param {object} settings
 */
export function writeSettings(folder, settings) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/**
 * A language pack without translations: VS Code itself stays English, extensions are told the language.
 * @param {string} folder
 * @param {string} locale
 */
function writeLanguagePack(folder, locale) {
  const vscode = join(folder, 'main.i18n.json');
  writeFileSync(vscode, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [{ extensionIdentifier: { id: 'procfile-doctor.language-pack' }, version: '1.0.0' }];
  const pack = { hash: 'empty', extensions, translations: { vscode }, label: locale };
  writeFileSync(join(folder, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}

/**
 * A server started from a terminal of VS Code must not take itself for a part of that one.
 * @param {NodeJS.ProcessEnv} env
 */
function withoutVsCode(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name)));
}

/**
 * A folder for the sockets that VS Code and its git extension leave behind, among all temporary files if they are not told
 * another place (`createRandomIPCHandle` of microsoft/vscode:src/vs/base/parts/ipc/node/ipc.net.ts; macOS cannot be told).
 * Its name is short: with that of a socket (52 bytes) a path may have 107 bytes on Linux.
 */
function makeSocketFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'pd-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return { env: Buffer.byteLength(folder) + 52 <= 107 ? { XDG_RUNTIME_DIR: folder } : {}, remove };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function portOf(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString('utf8')).slice(-20_000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the VS Code server ended with ${code}:\n${output}`)));
  });
}
