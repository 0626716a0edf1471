/**
 * Takes out the lines that a platform sends again after a reconnect. It is asked for everything since a little before the
 * last line (times may be whole seconds, and lines of one second may come out of order); what was received in that span
 * is counted, and as many equal lines are left out. So neither a gap nor a duplicate remains, not even where the
 * application wrote the same line twice.
 */
export class ReplayFilter {
  readonly #overlap: number;
  /** Lines of the last `overlap` milliseconds: key -> how often; in order of arrival. */
  #recent: { readonly time: number; readonly key: string }[] = [];
  #replayed = new Map<string, number>();
  #last = Number.NEGATIVE_INFINITY;
  /** Time of the first line that was accepted. */
  first = Number.NEGATIVE_INFINITY;

  constructor(overlap: number) {
    this.#overlap = overlap;
  }

  /** The time (milliseconds since the epoch) from which to ask again; undefined before the first line. */
  get since(): number | undefined {
    return this.#last === Number.NEGATIVE_INFINITY ? undefined : this.#last - this.#overlap;
  }

  /** Says that the platform will now send again what came since `since`. */
  reconnected(): void {
    this.#replayed = new Map();
    for (const { key } of this.#recent) this.#replayed.set(key, (this.#replayed.get(key) ?? 0) + 1);
  }

  /**
   * True for a line that was not received before. `now`: a later time is that of a clock which is ahead; what others write
   * meanwhile must still be asked for.
   */
  accept(time: number, key: string, now = Number.POSITIVE_INFINITY): boolean {
    const owed = this.#replayed.get(key) ?? 0;
    if (owed > 0) {
      this.#replayed.set(key, owed - 1);
      return false;
    }
    if (this.#last === Number.NEGATIVE_INFINITY) this.first = time;
    this.#last = Math.max(this.#last, Math.min(time, now));
    this.#recent.push({ time, key });
    if (this.#recent.length > 64 && (this.#recent[0]?.time ?? 0) < this.#last - this.#overlap) this.#forget();
    return true;
  }

  #forget(): void {
    const from = this.#last - this.#overlap;
    const recent = this.#recent;
    // Only when half of it is old, so that the cost per line stays constant.
    if ((recent[recent.length >> 1]?.time ?? 0) < from) this.#recent = recent.filter(({ time }) => time >= from);
  }
}
