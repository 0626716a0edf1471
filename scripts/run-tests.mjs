// @ts-check
// Builds test files with esbuild and runs them with Node's test runner.
//   node scripts/run-tests.mjs [unit|protocol|cli|editors|package|ui …] [--only TEXT] [--coverage]
// Without a kind: all but package and ui, which pack what is built and drive a real VS Code. TEXT is a part of the path of the
// files to run. --coverage: says how much of the core ran, and fails when that is too little.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { requireBanner } from './require-banner.mjs';
import { reportCoverage } from './tests/coverage-report.mjs';
import { runFiles, runWindows } from './tests/run-files.mjs';

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const named = args.filter((arg) => ['unit', 'protocol', 'cli', 'editors', 'package', 'ui'].includes(arg));
const kinds = named.length > 0 ? named : ['unit', 'protocol', 'cli', 'editors'];

/** @param {string} folder */
function testFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

// Node 20 reads the certificates that are named here at every start; these tests start it a thousand times and ask no other machine.
// The others may have to install something first.
if (!kinds.includes('package') && !kinds.includes('ui')) delete process.env['NODE_EXTRA_CA_CERTS'];

const sources = kinds.flatMap((kind) => testFiles(join('test', kind))).filter((file) => !only || file.includes(only));
if (sources.length === 0) {
  console.error('no test file matches');
  process.exit(1);
}

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
const built = sources.map((file) => join(outdir, file.slice('test/'.length).replace(/\.ts$/, '.mjs')));
const coverage = args.includes('--coverage') ? 'dist/coverage' : undefined;
if (coverage !== undefined) rmSync(coverage, { recursive: true, force: true });

const isWell = kinds.includes('ui')
  ? runWindows(built)
  : runFiles(built, coverage === undefined ? {} : { NODE_V8_COVERAGE: coverage });
const isCovered = coverage === undefined || reportCoverage(coverage);
process.exit(isWell && isCovered ? 0 : 1);
