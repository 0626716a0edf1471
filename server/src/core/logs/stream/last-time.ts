/** Finds timestamps in lines that were skipped. */
export interface TimeFinder {
  /** The time of one line. */
  timeOf(start: number, end: number): number | undefined;
  /**
   * An offset in the last line between `from` and `to` that may have a timestamp (at or before that offset); -1 for
   * none.
   */
  timedUpTo(from: number, to: number): number;
}

/**
 * The last timestamp in the lines of a stream, in milliseconds since the epoch. Most lines are skipped: their
 * timestamps are only read when somebody asks, from the last line backwards.
 */
export class LastTime {
  #time: number | undefined;
  /** The start of the lines that were skipped since `#time` was read; -1 for none. */
  #unread = -1;

  /** Notes the time of a line that was read and begins at `start`. */
  note(time: number | undefined, start: number): void {
    if (time === undefined) this.passOver(start);
    else this.set(time);
  }

  /** Notes that lines from `start` on were skipped. */
  passOver(start: number): void {
    if (this.#unread < 0) this.#unread = start;
  }

  /** Sets the time; earlier lines are no longer needed. */
  set(time: number | undefined): void {
    this.#time = time;
    this.#unread = -1;
  }

  /** The last time up to `end`, the end of a line. */
  upTo(bytes: Uint8Array, end: number, { timeOf, timedUpTo }: TimeFinder): number | undefined {
    if (this.#unread < 0) return this.#time;
    const from = this.#unread;
    this.#unread = -1;
    let behind = timedUpTo(from, end);
    while (behind >= 0 && behind < end && !isBreak(bytes[behind - 1] ?? 0)) behind++;
    for (let to = behind; to > from; ) {
      let start = to - 1;
      while (start > from && !isBreak(bytes[start - 1] ?? 0)) start--;
      const time = timeOf(start, to);
      if (time !== undefined) {
        this.#time = time;
        break;
      }
      to = start;
    }
    return this.#time;
  }
}

function isBreak(byte: number): boolean {
  return byte === 10 || byte === 13;
}
