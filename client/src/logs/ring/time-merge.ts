import type { LogLine } from '../../../../server/src/core/logs/types.ts';

interface Held {
  readonly line: LogLine;
  /** Milliseconds since the epoch; never before that of the line before it in the same stream. */
  readonly time: number;
  readonly arrived: number;
}

/** A stream that was silent for so long is not waited for. */
const ACTIVE_MS = 10_000;
/** More lines than this are not held back, whatever their times. */
const MOST_HELD = 20_000;

/**
 * Puts the lines of several streams in the order of their times: they wait a moment for lines of the others that are
 * older. Lines of one stream keep their order; one without a time goes with the line before it. A single stream does not
 * wait at all.
 */
export class TimeMerge {
  readonly #hold: number;
  #held: Held[] = [];
  readonly #streams = new Map<string, { time: number; seen: number }>();

  constructor(hold: number) {
    this.#hold = hold;
  }

  get waiting(): boolean {
    return this.#held.length > 0;
  }

  /** How many lines of each stream wait. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { line } of this.#held) counts.set(line.source, (counts.get(line.source) ?? 0) + 1);
    return counts;
  }

  add(lines: readonly LogLine[], now: number): void {
    for (const line of lines) {
      const stream = this.#streams.get(line.source);
      const time = Math.max(stream?.time ?? Number.NEGATIVE_INFINITY, line.time ?? stream?.time ?? now);
      if (stream) {
        stream.time = time;
        stream.seen = now;
      } else this.#streams.set(line.source, { time, seen: now });
      this.#held.push({ line, time, arrived: now });
    }
  }

  /** The lines that have waited long enough, and all that belong before them. */
  take(now: number): LogLine[] {
    const released = this.#single(now) || this.#held.length > MOST_HELD ? this.#held : this.#due(now);
    if (released !== this.#held) {
      const gone = new Set(released);
      this.#held = this.#held.filter((one) => !gone.has(one));
    } else this.#held = [];
    // Stable: equal times stay in order of arrival.
    return released.sort((a, b) => a.time - b.time).map(({ line }) => line);
  }

  clear(): void {
    this.#held = [];
    this.#streams.clear();
  }

  #due(now: number): Held[] {
    let until = Number.NEGATIVE_INFINITY;
    for (const { time, arrived } of this.#held) if (arrived <= now - this.#hold) until = Math.max(until, time);
    return this.#held.filter(({ time }) => time <= until);
  }

  #single(now: number): boolean {
    for (const [name, { seen }] of this.#streams) if (seen < now - ACTIVE_MS) this.#streams.delete(name);
    return this.#streams.size <= 1;
  }
}
