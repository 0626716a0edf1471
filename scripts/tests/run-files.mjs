// @ts-check
// Runs built test files with Node's test runner; true when all is well.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';

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
