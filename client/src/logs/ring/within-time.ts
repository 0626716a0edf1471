import { createContext, Script } from 'node:vm';
import { isRecord } from '../guards.ts';

const context = createContext({ work: undefined });
const script = new Script('work()');

/**
 * Does some work and gives it up after `limit` milliseconds, wherever it is, also in the middle of a regular expression
 * that tries all ways. False when it was given up: what it was changing may be changed in part. Takes about 0.1 ms itself.
 */
export function withinTime(limit: number, work: () => void): boolean {
  context['work'] = work;
  try {
    script.runInContext(context, { timeout: limit });
    return true;
  } catch (error) {
    // An error of the other context: no `Error` of this one.
    if (isRecord(error) && error['code'] === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  } finally {
    context['work'] = undefined;
  }
}
