/** Where the keyboard is on a line of times (seconds since the epoch, in order), and the span it has marked. Times may come and go. */
export class TimeCursor {
  #at: number | undefined;
  /** The other end of the span. */
  #from: number | undefined;

  /** The place in `times`; undefined before the first key. */
  index(times: readonly number[]): number | undefined {
    return this.#at === undefined ? undefined : placeOf(this.#at, times);
  }

  /** The places of the first and the last time that are marked; undefined without a span. */
  span(times: readonly number[]): readonly [number, number] | undefined {
    if (this.#at === undefined || this.#from === undefined) return undefined;
    const ends = [placeOf(this.#at, times), placeOf(this.#from, times)] as const;
    return [Math.min(...ends), Math.max(...ends)];
  }

  /** Whether the key was one that moves; `extend` marks what lies between. The first key goes to the newest time. */
  move(key: string, extend: boolean, times: readonly number[]): boolean {
    const last = times.length - 1;
    const from = this.index(times);
    const at = from ?? last;
    const goals = new Map([
      ['ArrowLeft', at - 1],
      ['ArrowRight', at + 1],
      ['PageUp', at - 10],
      ['PageDown', at + 10],
      ['Home', 0],
      ['End', last],
    ]);
    const goal = goals.get(key);
    if (goal === undefined || last < 0) return false;
    this.#from = extend ? (this.#from ?? times[at]) : undefined;
    const isFirst = from === undefined && !extend && key.startsWith('Arrow');
    this.#at = times[isFirst ? last : Math.max(0, Math.min(last, goal))];
    return true;
  }

  /** Takes the span back; false when there was none. */
  unmark(): boolean {
    const had = this.#from !== undefined;
    this.#from = undefined;
    return had;
  }

  leave(): void {
    this.#at = undefined;
    this.#from = undefined;
  }
}

/** The last place whose time is not after this one. */
function placeOf(time: number, times: readonly number[]): number {
  return Math.max(
    0,
    times.findLastIndex((one) => one <= time),
  );
}
