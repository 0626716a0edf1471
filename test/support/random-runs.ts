import process from 'node:process';

/**
 * How many cases a random test that takes seconds is given: all of them in CI (`CI`, as GitHub and others set it, and `.ci/run`), so
 * that a test run at one's own desk stays short. With a seed the fewer are the first of the same ones.
 */
export function randomRuns(all: number): number {
  return (process.env['CI'] ?? '') === '' ? Math.ceil(all / 5) : all;
}
