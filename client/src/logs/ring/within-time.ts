import { isRecord } from '../../guards.ts';
import { mayTryAllWays } from './tries-all-ways.ts';

const vm = globalThis.process?.getBuiltinModule('node:vm');
const context = vm?.createContext({ work: undefined });
const script = vm && new vm.Script('work()');
/** Whether work can be given up while it runs. */
export const canGiveUp = context !== undefined;

/**
 * Does some work with a pattern and gives it up after `limit` milliseconds, wherever it is, also in the middle of a regular
 * expression that tries all ways. False when it was given up: what it was changing may be changed in part. Takes about
 * 0.1 ms itself. In a browser nothing can be given up once it runs: a pattern that may run forever is not begun there.
 */
export function withinTime(limit: number, pattern: string, work: () => void): boolean {
  if (!context || !script) {
    if (mayTryAllWays(pattern)) return false;
    work();
    return true;
  }
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
