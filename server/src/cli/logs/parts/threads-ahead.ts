/**
 * Threads that are started before it is known what is to be done: while the command is loaded they load the same, on
 * another processor.
 */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { threadsFor } from './thread-count.ts';

/** Whoever says one of these has something else in mind than all processors and a file of UTF-8. */
const OTHERWISE = /^(?:-f|--follow|--threads|--encoding)/;

/** Those that `logs` will need besides this one, as far as its arguments let guess. `script`: the file that is built of logs.ts. */
export function startAhead(args: readonly string[], script: string): readonly Worker[] {
  const count = guess(args) - 1;
  if (count === 0) return [];
  // `import` would load what ES modules are loaded with.
  const { Worker } = require('node:worker_threads') as typeof import('node:worker_threads');
  return Array.from({ length: count }, () => {
    const worker = new Worker(script);
    // Nobody waits for them yet: a mistake in the arguments ends all. One that fails is done without.
    worker.unref();
    worker.on('error', () => {});
    return worker;
  });
}

function guess(args: readonly string[]): number {
  if (args.some((arg) => OTHERWISE.test(arg))) return 1;
  const paths = args.filter((arg) => !arg.startsWith('-'));
  return Math.max(1, ...paths.map((path) => threadsFor(path, availableParallelism())));
}
