// @ts-check
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { requireBanner } from '../build/require-banner.mjs';
import { testGroups } from './test-groups.mjs';

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
  mkdirSync(outdir, { recursive: true });
  const { waiting, busy, alone } = testGroups(sources);
  // Node 20 runs files in the order of their names. Those that wait for other programs come first, beside the windows of
  // VS Code; those that are busy themselves fill the processors to the end.
  const shared = [
    ...waiting.map((files, i) => ({ name: `beside-programs-${i + 1}`, files })),
    ...busy.map((files, i) => ({ name: `with-others-${i + 1}`, files })),
  ];
  const entries = [
    ...shared.map(({ name, files }) => ({ in: groupEntry(outdir, name, files), out: name })),
    ...alone.map((file) => ({ in: file, out: file.slice('test/'.length).replace(/\.ts$/, '') })),
  ];
  await build({
    entryPoints: entries,
    outdir,
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
  return entries.map(({ out }) => join(outdir, `${out}.mjs`));
}

/**
 * A module that runs all of these files.
 * @param {string} folder
 * @param {string} name
 * @param {readonly string[]} files
 */
function groupEntry(folder, name, files) {
  const path = join(folder, `${name}.ts`);
  const specifiers = files.map((file) => JSON.stringify(relative(folder, file).replaceAll('\\', '/')));
  writeFileSync(path, specifiers.map((specifier) => `import ${specifier};\n`).join(''));
  return path;
}

/** @param {string} folder */
function testFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
