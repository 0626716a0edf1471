// Builds test files with esbuild and runs them with Node's test runner.
//   node scripts/run-tests.mjs [unit|protocol|cli|editors|package|ui …] [--only TEXT] [--coverage]
// Without a kind: all but package and ui, which pack what is built and drive a real VS Code. TEXT is a part of the path of the
// files to run. --coverage: says how much of the core ran, and fails when that is too little.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { requireBanner } from './require-banner.mjs';
import { reportCoverage } from './tests/coverage-report.mjs';
import { sentence, sum, totalsVariable, writeTotals } from './tests/totals.mjs';

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
/**
 * @param {readonly string[]} files
 * @param {NodeJS.ProcessEnv} [env]
 */
function runFiles(files, env = {}) {
  const { status } = spawnSync(
    process.execPath,
    [
      '--enable-source-maps',
      '--test',
      '--test-timeout=120000',
      '--test-reporter=./scripts/tests/reporter.mjs',
      '--test-reporter-destination=stdout',
      `--test-concurrency=${availableParallelism()}`,
      ...files,
    ],
    // No test leaves compiled code in the home folder.
    { stdio: 'inherit', env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', ...env } },
  );
  return status ?? 1;
}

/**
 * Windows of VS Code fight for the processor: one file after the other. A file that fails is run once more, and said to be:
 * a window that was too slow for a test is no defect, but one that fails twice is.
 * @param {readonly string[]} files
 */
function runWindows(files) {
  const own = 'dist/test-results/windows.json';
  const all = files.map((file) => {
    const attempt = () => {
      rmSync(own, { force: true });
      const status = runFiles([file], { [totalsVariable]: own });
      const totals = existsSync(own) ? JSON.parse(readFileSync(own, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
      return { status, totals };
    };
    const first = attempt();
    if (first.status === 0) return first;
    console.log(`  ${file} failed: once more`);
    return attempt();
  });
  const totals = sum(all.map((one) => one.totals));
  console.log(`  ${sentence(totals)} in all windows`);
  const file = process.env[totalsVariable];
  if (file !== undefined) writeTotals(file, totals);
  return all.every(({ status }) => status === 0) ? 0 : 1;
}

const status = kinds.includes('ui')
  ? runWindows(built)
  : runFiles(built, coverage === undefined ? {} : { NODE_V8_COVERAGE: coverage });
const isCovered = coverage === undefined || reportCoverage(coverage);
process.exit(isCovered ? status : 1);
