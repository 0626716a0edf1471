/** Finds times among lines that were passed over. */
export interface TimeFinder {
  /** The time of one line. */
  timeOf(start: number, end: number): number | undefined;
  /** A place in the last line between `from` and `to` that may tell a time, but not its first, or behind it; -1 for none. */
  timedUpTo(from: number, to: number): number;
}

/**
 * The last time that the lines of a stream have told, in milliseconds since the epoch. Most lines are passed over: what
 * they tell is only looked for when somebody asks, from the last of them backwards.
 */
export class LastTime {
  #time: number | undefined;
  /** Where the lines begin that were passed over since `#time` was told; -1 for none. */
  #unread = -1;

  /** A line that begins at `start` was read, and told this. */
  note(time: number | undefined, start: number): void {
    if (time === undefined) this.passOver(start);
    else this.set(time);
  }

  /** Lines from `start` on were not read. */
  passOver(start: number): void {
    if (this.#unread < 0) this.#unread = start;
  }

  /** Nothing before is asked for any more. */
  set(time: number | undefined): void {
    this.#time = time;
    this.#unread = -1;
  }

  /** The time up to `end`, behind a line. */
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
