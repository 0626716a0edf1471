import { quickLength } from '../patterns/quick-length.ts';

/** Runs something for at most so many milliseconds; false if it had to be stopped. */
export type RunWithin = (milliseconds: number, run: () => void) => boolean;

/** How long a user's pattern should need at most for one line, in milliseconds. */
const MAX_PATTERN_MS = 50;
/** How long it gets in a second try, as the machine may have been busy. */
const LAST_PATTERN_MS = 1000;
/** After so many delays a pattern is not unlucky but slow. */
const MAX_DELAYS = 3;

/** Guards one pattern of the user: once it has been too slow it is no longer run. */
export class SlowPatternGuard {
  isOff = false;
  readonly #quickLength: number;
  readonly #runWithin: RunWithin | undefined;
  readonly #onSlow: (milliseconds: number) => void;
  #delays = 0;

  /** Without `runWithin` a slow pattern can only be given up after it has ended. */
  constructor(source: string, runWithin: RunWithin | undefined, onSlow: (milliseconds: number) => void) {
    this.#quickLength = quickLength(source);
    this.#runWithin = runWithin;
    this.#onSlow = onSlow;
  }

  /** The result of `match` on this text; undefined if it took too long. */
  run<T>(text: string, match: (text: string) => T): T | undefined {
    if (text.length <= this.#quickLength) return match(text);
    const runWithin = this.#runWithin;
    let result: T | undefined;
    const run = () => {
      result = match(text);
    };
    let took = 0;
    const isDone = (runWithin ? [MAX_PATTERN_MS, LAST_PATTERN_MS] : [MAX_PATTERN_MS]).some((limit) => {
      const started = performance.now();
      const isDone = runWithin?.(limit, run);
      if (!runWithin) run();
      took = performance.now() - started;
      return isDone ?? took <= limit;
    });
    if (took > MAX_PATTERN_MS) this.#delays++;
    if (!isDone || this.#delays >= MAX_DELAYS) {
      this.isOff = true;
      this.#onSlow(took);
    }
    return result;
  }
}
