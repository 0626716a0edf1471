// @ts-check
// All tests: installs what is missing, builds, and runs everything; the last line sums up.
//   node scripts/test.mjs [--with-checks]        (--with-checks: types, lint, format and coverage, too)
// PROCFILE_DOCTOR_VSCODE_RELEASES: the VS Codes to test in, `oldest` (default) or `oldest newest`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { duration, say, step } from './console.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './root.mjs';
import { runProgram } from './run-program.mjs';
import { countTests, sentence, sum, totalsVariable } from './tests/totals.mjs';

const results = join(root, 'dist', 'test-results');

/**
 * @param {string} title
 * @param {string[]} args of Node
 */
async function run(title, args) {
  const start = performance.now();
  say(`\n${title}`);
  const file = join(results, `${title.replace(/\W+/g, '-')}.json`);
  const totals = await countTests(file, () =>
    runProgram(process.execPath, args, { show: true, cwd: root, env: { ...process.env, [totalsVariable]: file } }).then(
      () => true,
      () => false,
    ),
  );
  say(`  ${title}: ${sentence(totals)} (${duration(performance.now() - start)})`);
  return totals;
}

async function runAll() {
  await ensureDependencies();
  await step('Build', () => runProgram(process.execPath, ['esbuild.mjs', '--production'], { cwd: root }));
  const releases = (process.env['PROCFILE_DOCTOR_VSCODE_RELEASES'] ?? 'oldest').split(/\s+/);
  const all = [];
  const withChecks = process.argv.includes('--with-checks');
  if (withChecks) all.push(await run('Checks', ['scripts/check.mjs']));
  all.push(await run('Core', ['scripts/run-tests.mjs', 'unit', ...(withChecks ? ['--coverage'] : [])]));
  all.push(await run('Protocol, command line and editors', ['scripts/run-tests.mjs', 'protocol', 'cli', 'editors']));
  all.push(await run('Packages', ['scripts/run-tests.mjs', 'package']));
  for (const release of releases) {
    all.push(await run(`Inside VS Code (${release})`, ['scripts/run-vscode-tests.mjs', release]));
  }
  all.push(await run('VS Code from outside', ['scripts/run-tests.mjs', 'ui']));
  return sum(all);
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
