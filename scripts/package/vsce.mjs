// @ts-check
// VS Code's own packager. It brings twice as many packages as the whole project needs to build and test, so it lives in the
// cache beside VS Code itself and not among our dependencies.
import { join } from 'node:path';
import process from 'node:process';
import { runNpm, runProgram } from '../process/run-program.mjs';
import { cached } from '../vscode/cache.mjs';

/** The last release that runs on Node 20. */
const VERSION = '3.9.2';

/**
 * Packs a folder; vsce checks the manifest, the texts and the file list, looks for secrets and makes pictures absolute.
 * @param {string} folder
 * @param {string} file the VSIX to write
 */
export async function packVsix(folder, file) {
  const home = await cached(`vsce-${VERSION}`, async (cache) => {
    const options = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    await runNpm(['install', ...options, '--prefix', cache, `@vscode/vsce@${VERSION}`], { cwd: cache });
  });
  const program = join(home, 'node_modules', '@vscode', 'vsce', 'vsce');
  return runProgram(process.execPath, [program, 'package', '--no-dependencies', '--out', file], { cwd: folder });
}
