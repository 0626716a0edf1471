// @ts-check
// All tests: installs what is missing, builds, and runs everything; each line says whose it is, the last one sums up.
//   node scripts/test.mjs [--with-checks]        (--with-checks: types, lint, format and coverage, too)
// PROCFILE_DOCTOR_VSCODE_RELEASES: the VS Codes to test in, `oldest` (default) or `oldest newest`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { say, step } from './process/console.mjs';
import { ensureDependencies } from './process/dependencies.mjs';
import { root } from './process/root.mjs';
import { runProgram } from './process/run-program.mjs';
import { runLanes } from './tests/run-lanes.mjs';
import { sentence } from './tests/totals.mjs';
import { windowParts } from './tests/window-parts.mjs';

const results = join(root, 'dist', 'test-results');

/**
 * Parts of a lane run one after the other, lanes at once. Windows of VS Code wait much; what needs none runs beside them
 * and gives way to them.
 * @returns {import('./tests/run-part.mjs').Part[][]}
 */
function lanes() {
  const withChecks = process.argv.includes('--with-checks');
  const releases = (process.env['PROCFILE_DOCTOR_VSCODE_RELEASES'] ?? 'oldest').split(/\s+/);
  const tests = (/** @type {string[]} */ ...args) => ['scripts/run-tests.mjs', ...args];
  return [
    [
      // In this lane, because a window installs what is packed, too.
      { name: 'package', args: tests('package') },
      ...releases.map((release) => ({ name: release, args: ['scripts/tests/run-vscode-tests.mjs', release] })),
    ],
    [
      ...(withChecks ? [{ name: 'checks', args: ['scripts/check.mjs'] }] : []),
      { name: 'protocol', args: tests('protocol', 'cli', 'editors') },
      { name: 'core', args: tests('unit', ...(withChecks ? ['--coverage'] : [])) },
    ].map((part) => ({ ...part, givesWay: true })),
  ];
}

async function runAll() {
  await ensureDependencies();
  await step('Build', () => runProgram(process.execPath, ['esbuild.mjs', '--production'], { cwd: root }));
  // It needs what was only just installed.
  const { buildTests } = await import('./tests/build-tests.mjs');
  return runLanes(lanes(), windowParts(await buildTests(['ui'])));
}

process.chdir(root);
mkdirSync(results, { recursive: true });
say('Procfile Doctor: tests');
const total = await runAll().catch((error) => {
  say(error instanceof Error ? error.message : String(error));
  return { passed: 0, failed: 1, skipped: 0 };
});
writeFileSync(join(results, 'total.txt'), `${sentence(total)}\n`);
say(`\n${sentence(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
