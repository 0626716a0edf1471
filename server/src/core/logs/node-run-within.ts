// Node only.
import { type Context, createContext, Script } from 'node:vm';
import { isRecord } from '../text/is-record.ts';
import type { RunWithin } from './scan/classifier.ts';

/**
 * Stops `run` when its time is over, also in the middle of a regular expression: V8 looks for the request to stop while
 * it goes back in a text (test/unit/logs/user-patterns.test.ts). A call takes a tenth of a millisecond; what it needs is made for the first one.
 */
export function nodeRunWithin(): RunWithin {
  let current: () => void = () => {};
  let place: { readonly context: Context; readonly script: Script } | undefined;
  return (timeout, run) => {
    current = run;
    place ??= { context: createContext({ run: () => current() }), script: new Script('run()') };
    try {
      place.script.runInContext(place.context, { timeout });
      return true;
    } catch (error) {
      // It may be an Error of the other context.
      if (isRecord(error) && error['code'] === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
      throw error;
    }
  };
}
