// @ts-check
// Puts VS Code together from npm packages. No native module is compiled: VS Code's server does without them. One of them, spdlog,
// writes its logs, and the output channels of extensions are such logs: all of them are empty here.
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { runNpm } from '../process/run-program.mjs';
import { cached } from './cache.mjs';
import { unpackNpmPackage } from './npm-package.mjs';
import { RIPGREP_VERSION } from './releases.mjs';

/**
 * @param {import('./releases.mjs').Release} release
 * @returns {Promise<{ folder: string, node: string }>} VS Code's folder and the Node that runs it
 */
export async function installVsCode(release) {
  const folder = await cached(`vscode-${release.version}`, async (folder) => {
    await unpackNpmPackage(`code-server@${release.codeServer}`, folder, 'lib/vscode');
    await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
    });
    symlinkSync('node_modules', join(folder, 'node_modules.asar'), 'junction');
    await installRipgrep(join(folder, 'node_modules/@vscode/ripgrep/bin'));
  });
  return { folder, node: await installNode(release.node) };
}

/**
 * `workspace.findFiles` runs ripgrep, which VS Code's own package fetches in an install script we do not run.
 * @param {string} bin
 */
async function installRipgrep(bin) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const unpacked = await cached(`ripgrep-${RIPGREP_VERSION}`, (folder) =>
    unpackNpmPackage(`@vscode/ripgrep-${process.platform}-${process.arch}@${RIPGREP_VERSION}`, folder),
  );
  mkdirSync(bin, { recursive: true });
  copyFileSync(join(unpacked, 'bin', name), join(bin, name));
}

/**
 * @param {string | undefined} version undefined for the one that runs this
 * @returns {Promise<string>} the program
 */
export async function installNode(version) {
  if (version === undefined) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const folder = await cached(`node-${version}`, (folder) =>
    unpackNpmPackage(`node-${platform}-${process.arch}@${version}`, folder),
  );
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
