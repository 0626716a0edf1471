// @ts-check
// Runs built test files with Node's test runner; resolves with true when all is well.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { ENDS_WITH_PARENT } from '../process/parent.mjs';

/** Of what Node itself calls experimental the tests use what all supported releases have. Node before 20.11 cannot be told. */
const quiet = process.allowedNodeEnvironmentFlags.has('--disable-warning')
  ? ['--disable-warning=ExperimentalWarning']
  : [];

/**
 * @param {readonly string[]} files
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 */
export async function runFiles(files, env = {}) {
  const runner = spawn(
    process.execPath,
    [
      ...ENDS_WITH_PARENT,
      ...quiet,
      '--test',
      // A net under what hangs: it counts for a whole file, and the longest take minutes where others use the machine, too.
      '--test-timeout=1800000',
      '--test-reporter=./scripts/tests/reporter.mjs',
      '--test-reporter-destination=stdout',
      // One more than can run at once: some wait for other programs.
      `--test-concurrency=${availableParallelism() + 1}`,
      ...files,
    ],
    // No test leaves compiled code in the home folder.
    { stdio: 'inherit', env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', ...env } },
  );
  const [code] = await once(runner, 'exit');
  return code === 0;
}
