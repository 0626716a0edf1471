// @ts-check
// Installs the npm packages when they are missing or not those of package-lock.json. Uses only what Node itself brings.
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, step } from './console.mjs';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';
import { runNpm } from './run-program.mjs';

const installed = join(root, 'node_modules', '.package-lock.json');

/** @param {string} file */
function packagesOf(file) {
  /** @type {Record<string, { version?: string, optional?: boolean }>} */
  const { '': _project, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
  return packages;
}

/** True when every package of the lock file is there in its version; optional ones belong to other machines. */
function isUpToDate() {
  if (!existsSync(installed)) return false;
  const present = packagesOf(installed);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, { version, optional }]) =>
    present[path] === undefined ? optional === true : present[path].version === version,
  );
}

export async function ensureDependencies() {
  if (isUpToDate()) return;
  await withLock(join(root, 'dist', 'npm-install.lock'), async () => {
    if (isUpToDate()) return;
    if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
      return say('node_modules is a link to another folder and not up to date: run npm ci there.');
    }
    // Nothing we use needs its install script: esbuild and Biome bring their programs as packages of their own.
    await step('Install npm packages', () =>
      runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }),
    );
  });
}
