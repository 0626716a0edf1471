/** Finds the times of lines that were skipped. */
export interface TimeFinder {
  /** The time of one line. */
  timeOf(start: number, end: number): number | undefined;
  /** A place in (or right behind) the last line between `from` and `to` that may have a time; -1 if none of the lines may. */
  timedUpTo(from: number, to: number): number;
}

/**
 * The last time in the lines of a stream, in milliseconds since the epoch. Most lines are skipped. Their times are only
 * looked for when somebody asks, from the last line backwards.
 */
export class LastTime {
  #time: number | undefined;
  /** Where the lines begin that were skipped since `#time` was set; -1 if there are none. */
  #unread = -1;

  /** The line that begins at `start` was read and has this time. */
  note(time: number | undefined, start: number): void {
    if (time === undefined) this.passOver(start);
    else this.set(time);
  }

  /** Lines from `start` on were skipped. */
  passOver(start: number): void {
    if (this.#unread < 0) this.#unread = start;
  }

  /** From now on this is the last time. */
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
