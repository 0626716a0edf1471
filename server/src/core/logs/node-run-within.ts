// Node only.
import { createContext, Script } from 'node:vm';
import { isRecord } from '../text/is-record.ts';
import type { RunWithin } from './scan/classifier.ts';

/**
 * Stops `run` when its time is over, also in the middle of a regular expression: V8 looks for the request to stop while
 * it goes back in a text (test/unit/logs/user-patterns.test.ts). A call takes a tenth of a millisecond.
 */
export function nodeRunWithin(): RunWithin {
  let current: () => void = () => {};
  const context = createContext({ run: () => current() });
  const script = new Script('run()');
  return (timeout, run) => {
    current = run;
    try {
      script.runInContext(context, { timeout });
      return true;
    } catch (error) {
      // It may be an Error of the other context.
      if (isRecord(error) && error['code'] === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
      throw error;
    }
  };
}
