import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';

interface ForkedProgram {
  readonly python: string;
  /** A script of that Python's programs, or `-c` and code. */
  readonly script: readonly [path: string] | readonly ['-c', string];
  /** What every run imports, whatever its arguments; it is imported once for all of them. */
  readonly imports: readonly string[];
}

interface ForkedRun {
  /** Negative: the signal that ended it. */
  readonly status: number;
  readonly output: string;
}

/**
 * Runs a Python program in `folder`, once for each list of arguments and each time in a process of its own. Starting Python and
 * importing a program takes longer than all that these runs do, so the processes are forks of one that has done it.
 */
export function forkedRuns(
  { python, script, imports }: ForkedProgram,
  folder: string,
  runs: readonly (readonly string[])[],
): ForkedRun[] {
  const { status, stdout, stderr } = spawnSync(
    python,
    [resolve('test/support/python/forked-runs.py'), ...script, ...imports],
    {
      input: JSON.stringify(runs),
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
      maxBuffer: 2 ** 28,
    },
  );
  assert.equal(status, 0, stderr);
  const answers: readonly (readonly [number, string])[] = JSON.parse(stdout);
  assert.equal(answers.length, runs.length);
  return answers.map(([code, output]) => ({ status: code, output }));
}
