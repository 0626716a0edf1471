// @ts-check
// Builds test files with esbuild and runs them with Node's test runner.
//   node scripts/run-tests.mjs [unit|protocol|cli|editors|package|ui …] [--only TEXT] [--coverage]
// Without a kind: all but package and ui, which pack what is built and drive a real VS Code. TEXT is a part of the path of the
// files to run. --coverage: says how much of the core ran, and fails when that is too little.
import { rmSync } from 'node:fs';
import process from 'node:process';
import { buildTests } from './tests/build-tests.mjs';
import { reportCoverage } from './tests/coverage-report.mjs';
import { runFiles } from './tests/run-files.mjs';
import { runLanes } from './tests/run-lanes.mjs';
import { sentence } from './tests/totals.mjs';
import { windowParts } from './tests/window-parts.mjs';

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const named = args.filter((arg) => ['unit', 'protocol', 'cli', 'editors', 'package', 'ui'].includes(arg));
const kinds = named.length > 0 ? named : ['unit', 'protocol', 'cli', 'editors'];

// Node 20 reads the certificates named here at every start. These tests start Node a thousand times and connect to no other machine;
// the other kinds may have to download something first.
if (!kinds.includes('package') && !kinds.includes('ui')) delete process.env['NODE_EXTRA_CA_CERTS'];

const built = await buildTests(kinds, only);
if (built.length === 0) {
  console.error('no test file matches');
  process.exit(1);
}
process.exit((await (kinds.includes('ui') ? runWindows() : runProcesses())) ? 0 : 1);

async function runWindows() {
  const total = await runLanes([[], []], windowParts(built));
  console.log(`${sentence(total)} in all windows`);
  return total.failed === 0;
}

async function runProcesses() {
  const coverage = args.includes('--coverage') ? 'dist/coverage' : undefined;
  if (coverage !== undefined) rmSync(coverage, { recursive: true, force: true });
  const isWell = await runFiles(built, coverage === undefined ? {} : { NODE_V8_COVERAGE: coverage });
  return (coverage === undefined || reportCoverage(coverage)) && isWell;
}
