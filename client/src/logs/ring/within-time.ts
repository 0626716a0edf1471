import { runWithinOf } from '../../../../server/src/core/logs/run-within.ts';
import type { RunWithin } from '../../../../server/src/core/logs/scan/recognise/slow-pattern-guard.ts';
import { mayTryAllWays } from './tries-all-ways.ts';

const vm = globalThis.process?.getBuiltinModule('node:vm');
/** Undefined in a browser, where nothing can be given up once it runs. */
export const runWithin: RunWithin | undefined = vm && runWithinOf(vm);

/**
 * Does some work with a pattern and gives it up after `limit` milliseconds. False when it was given up: what it was changing may be
 * changed in part. In a browser a pattern that may run forever is not begun.
 */
export function withinTime(limit: number, pattern: string, work: () => void): boolean {
  if (runWithin) return runWithin(limit, work);
  if (mayTryAllWays(pattern)) return false;
  work();
  return true;
}
