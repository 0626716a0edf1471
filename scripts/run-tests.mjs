// Builds test files with esbuild and runs them with Node's test runner.
//   node scripts/run-tests.mjs [unit|protocol|cli|editors|package|ui …] [--only TEXT] [--coverage]
// Without a kind: all but package and ui, which pack what is built and drive a real VS Code. TEXT is a part of the path of the
// files to run. --coverage: says how much of the core ran, and fails when that is too little.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { requireBanner } from './require-banner.mjs';
import { reportCoverage } from './tests/coverage-report.mjs';

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const kinds = args.filter((arg) => ['unit', 'protocol', 'cli', 'editors', 'package', 'ui'].includes(arg));

function testFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

const sources = (kinds.length ? kinds : ['unit', 'protocol', 'cli', 'editors'])
  .flatMap((kind) => testFiles(join('test', kind)))
  .filter((file) => !only || file.includes(only));
if (sources.length === 0) {
  console.error('no test file matches');
  process.exit(1);
}

const outdir = 'dist/tests';
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
const { status } = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    '--test',
    '--test-timeout=120000',
    // Windows of VS Code fight for the processor: one after the other.
    `--test-concurrency=${kinds.includes('ui') ? 1 : availableParallelism()}`,
    '--test-reporter=./scripts/tests/reporter.mjs',
    '--test-reporter-destination=stdout',
    ...built,
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, ...(coverage !== undefined && { NODE_V8_COVERAGE: coverage }) },
  },
);
const isCovered = coverage === undefined || reportCoverage(coverage);
process.exit(isCovered ? (status ?? 1) : 1);
