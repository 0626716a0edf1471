import { isRecord } from '../text/is-record.ts';
import type { RunWithin } from './scan/recognise/slow-pattern-guard.ts';

/** The part of Node's module `vm` that is needed here. A browser has none. */
interface Vm {
  createContext(globals: object): object;
  readonly Script: new (code: string) => { runInContext(context: object, options: { timeout: number }): unknown };
}

/**
 * Stops `run` when its time is over, even in the middle of a regular expression, as V8 checks for termination while it
 * backtracks (test/unit/logs/signatures/user-patterns.test.ts). A call costs a tenth of a millisecond; the context is made for the
 * first one.
 */
export function runWithinOf(vm: Vm): RunWithin {
  let current: () => void = () => {};
  let place: { readonly context: object; readonly script: InstanceType<Vm['Script']> } | undefined;
  return (timeout, run) => {
    current = run;
    place ??= { context: vm.createContext({ run: () => current() }), script: new vm.Script('run()') };
    try {
      place.script.runInContext(place.context, { timeout });
      return true;
    } catch (error) {
      // It may be an Error of the other context (realm).
      if (isRecord(error) && error['code'] === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
      throw error;
    } finally {
      current = () => {};
    }
  };
}
