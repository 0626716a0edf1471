// @ts-check
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { requireBanner } from '../require-banner.mjs';

/**
 * Builds the tests of these kinds (folders of `test/`) whose path holds `only`; returns what Node's test runner has to run.
 * @param {readonly string[]} kinds
 * @param {string} [only]
 */
export async function buildTests(kinds, only = '') {
  const sources = kinds.flatMap((kind) => testFiles(join('test', kind))).filter((file) => file.includes(only));
  // A folder for each choice of kinds: two of them may run at once.
  const outdir = join('dist/tests', kinds.join('-'));
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: sources,
    outdir,
    outbase: 'test',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    banner: requireBanner,
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  return sources.map((file) => join(outdir, file.slice('test/'.length).replace(/\.ts$/, '.mjs')));
}

/** @param {string} folder */
function testFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
