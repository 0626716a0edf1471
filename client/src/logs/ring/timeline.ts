import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import type { TimelineMessage } from '../messages/page-protocol.ts';

interface Bucket {
  lines: number;
  requests: number;
  errors: number;
  failures: number;
}

const MOST_BUCKETS = 600;
/**
 * Bucket lengths in seconds; the next one is taken when there would be too many buckets. Each is so many times the one
 * before: a bucket that reached over the border of two others would be counted in one of them.
 */
const STEPS = [
  ...[1, 2, 10, 30, 60, 300, 900, 3600, 21_600, 86_400, 604_800],
  // Years, up to a thousand: a log may contain any time at all.
  ...[1, 10, 100, 1000].map((years) => years * 52 * 604_800),
];
const longestStep = Math.max(...STEPS);

/** Counts per span of time, as fine as fits in a fixed number of buckets. */
export class Timeline {
  #buckets = new Map<number, Bucket>();
  #stepIndex = 0;

  get step(): number {
    return STEPS[this.#stepIndex] ?? longestStep;
  }

  /** `now` (milliseconds) stands in for lines that carry no time. */
  add(line: LogLine, now: number): void {
    const time = line.time ?? now;
    const bucket = this.#bucket(Math.floor(time / 1000 / this.step) * this.step);
    bucket.lines++;
    if (line.request) bucket.requests++;
    if (line.level === 'error' || line.level === 'fatal') bucket.errors++;
    if (line.match) bucket.failures++;
  }

  clear(): void {
    this.#buckets.clear();
    this.#stepIndex = 0;
  }

  message(): TimelineMessage {
    const times = [...this.#buckets.keys()].sort((a, b) => a - b);
    const column = (name: keyof Bucket) => times.map((time) => this.#buckets.get(time)?.[name] ?? 0);
    return {
      type: 'timeline',
      step: this.step,
      times,
      lines: column('lines'),
      requests: column('requests'),
      errors: column('errors'),
      failures: column('failures'),
    };
  }

  #bucket(start: number): Bucket {
    const known = this.#buckets.get(start);
    if (known) return known;
    const created = { lines: 0, requests: 0, errors: 0, failures: 0 };
    this.#buckets.set(start, created);
    if (this.#buckets.size > MOST_BUCKETS && this.#stepIndex < STEPS.length - 1) {
      this.#coarsen();
      return this.#bucket(Math.floor(start / this.step) * this.step);
    }
    return created;
  }

  #coarsen(): void {
    this.#stepIndex++;
    const finer = this.#buckets;
    this.#buckets = new Map();
    for (const [start, counts] of finer) {
      const target = this.#bucket(Math.floor(start / this.step) * this.step);
      target.lines += counts.lines;
      target.requests += counts.requests;
      target.errors += counts.errors;
      target.failures += counts.failures;
    }
  }
}
