import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import { forgetOldest } from '../sources/forget-oldest.ts';
import type { Dated } from './time-order.ts';

/** As soon as more lines than this wait, none wait any longer. */
const MOST_WAITING = 20_000;
/** More streams than this are known only where each has had a line within the last hour of the log: instances come and go for days. */
const MANY_STREAMS = 1000;
const HOUR_MS = 3_600_000;
/** Putting lines in their place may take this part of the time. */
const SHARE_OF_TIME = 0.1;

/**
 * Tells lines that come after younger ones of other streams (the past of an instance that is followed from now on, a store
 * that gets them late) from those that come in their turn. Late ones wait a moment, so that they are put in their place
 * many at a time. Lines of one stream keep their order.
 */
export class LateLines {
  readonly #hold: number;
  #newest = Number.NEGATIVE_INFINITY;
  /** The time of the last line of each stream that had one; never before that of an earlier one. */
  readonly #streams = new Map<string, number>();
  #held: Dated[] = [];
  #due = 0;

  /** `hold`: milliseconds for which a late line waits for others. */
  constructor(hold: number) {
    this.#hold = hold;
  }

  get waiting(): boolean {
    return this.#held.length > 0;
  }

  /** How many streams it has in mind. */
  get knownStreams(): number {
    return this.#streams.size;
  }

  /** How many lines of each stream wait, added to other counts. */
  addTo(counts: Map<string, number>): ReadonlyMap<string, number> {
    for (const { line } of this.#held) counts.set(line.source, (counts.get(line.source) ?? 0) + 1);
    return counts;
  }

  /** Takes lines in; gives back those in their turn, and late ones in the order of their times when they have waited. */
  split(lines: readonly LogLine[], now: number): { readonly inTurn: readonly LogLine[]; readonly late: Dated[] } {
    const inTurn = lines.filter((line) => {
      const time = this.#timeOf(line);
      if (time >= this.#newest) {
        this.seen(time);
        return true;
      }
      if (this.#held.push({ line, time }) === 1) this.#due = Math.max(this.#due, now + this.#hold);
      return false;
    });
    if (!this.waiting || (now < this.#due && this.#held.length <= MOST_WAITING)) return { inTurn, late: [] };
    const late = this.#held.sort((a, b) => a.time - b.time);
    this.#held = [];
    return { inTurn, late };
  }

  /** Notes that a line of this time (milliseconds since the epoch) was put in its place. */
  seen(time: number | undefined): void {
    if (time !== undefined && time > this.#newest) this.#newest = time;
  }

  /** It took so many milliseconds to put lines in their place: the next ones wait until that is little. */
  took(milliseconds: number, now: number): void {
    this.#due = now + milliseconds / SHARE_OF_TIME;
  }

  clear(): void {
    this.#held = [];
    this.#newest = Number.NEGATIVE_INFINITY;
    this.#streams.clear();
  }

  /** The time by which a line is placed: a frame of a traceback has that of its record, another line without a time that of its arrival. */
  #timeOf({ source, time, record, sequence }: LogLine): number {
    const last = this.#streams.get(source);
    const own = time ?? (record === sequence ? this.#newest : (last ?? this.#newest));
    if (last !== undefined && own <= last) return last;
    this.#streams.set(source, own);
    if (last === undefined) forgetOldest(this.#streams, MANY_STREAMS, (_, one) => one > this.#newest - HOUR_MS);
    return own;
  }
}
