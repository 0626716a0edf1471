// @ts-check
// Runs built test files with Node's test runner; true when all is well.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { sentence, sum, totalsVariable, writeTotals } from './totals.mjs';

/**
 * @param {readonly string[]} files
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 */
export function runFiles(files, env = {}) {
  const { status } = spawnSync(
    process.execPath,
    [
      '--enable-source-maps',
      '--test',
      // A net under what hangs: it counts for a whole file, and the longest take minutes where others use the machine, too.
      '--test-timeout=1800000',
      '--test-reporter=./scripts/tests/reporter.mjs',
      '--test-reporter-destination=stdout',
      `--test-concurrency=${availableParallelism()}`,
      ...files,
    ],
    // No test leaves compiled code in the home folder.
    { stdio: 'inherit', env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', ...env } },
  );
  return status === 0;
}

/**
 * Windows of VS Code fight for the processor: one file after the other. A file that fails is run once more, and said to be:
 * a window that was too slow for a test is no defect, but one that fails twice is.
 * @param {readonly string[]} files
 */
export function runWindows(files) {
  const own = 'dist/test-results/windows.json';
  const all = files.map((file) => {
    const attempt = () => {
      rmSync(own, { force: true });
      const isWell = runFiles([file], { [totalsVariable]: own });
      const totals = existsSync(own) ? JSON.parse(readFileSync(own, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
      return { isWell, totals };
    };
    const first = attempt();
    if (first.isWell) return first;
    console.log(`  ${file} failed: once more`);
    return attempt();
  });
  const totals = sum(all.map((one) => one.totals));
  console.log(`  ${sentence(totals)} in all windows`);
  const file = process.env[totalsVariable];
  if (file !== undefined) writeTotals(file, totals);
  return all.every(({ isWell }) => isWell);
}
