import type { Once, Stage } from '../signatures/signature.ts';
import { CONTINUED } from '../stage.ts';
import { ProcessFailures } from './process-failures.ts';
import type { Moment } from './sighting.ts';
import { StageCounts } from './stage-counts.ts';
import type { Trouble } from './trouble.ts';

/** The time within which lines of one failure follow each other, in milliseconds. */
const SAME_MS = 5000;
/** The processes remembered of one signature. */
const MAX_PROCESSES = 200;

/**
 * Counts how often one thing has failed, where each failure writes several lines, in whatever order they come and
 * whichever are missing: as often as the stage with the most lines was written. Two lines of different stages are of two
 * failures all the same if they name different processes, or if one record would have held both and they were written at
 * different times.
 */
export class Occurrences {
  /** All lines, of whatever stage. */
  lines = 0;
  readonly #once: Once | undefined;
  readonly #stages = new StageCounts();
  readonly #named = new ProcessFailures();
  /** Records of this moment, and the failures that records of all moments are about. */
  readonly #ofMoment = new StageCounts();
  #mostOfMoment = 0;
  #moment = Number.NaN;
  #recorded = 0;
  #count = 0;
  /** When each process was last seen to fail, the newest last. */
  readonly #processes = new Map<Moment['pid'], number>();

  constructor(once: Once | undefined) {
    this.#once = once;
  }

  get count(): number {
    return this.#count;
  }

  add({ stage, isOfOneRecord, namesProcess }: Trouble, moment: Moment): void {
    this.lines++;
    if (this.#once !== undefined && this.#isKnown(this.#once, moment)) return;
    if (isOfOneRecord) this.#record(stage, moment.time);
    else this.#raise(this.#stages.add(stage));
    if (!namesProcess || moment.pid === undefined) return;
    this.#named.add(moment.pid, stage);
    this.#raise(this.#named.count);
  }

  absorb(other: Occurrences): void {
    this.lines += other.lines;
    for (const [stage, lines] of other.#stages) this.#raise(this.#stages.add(stage, lines));
    this.#recorded += other.#recorded;
    this.#raise(this.#recorded);
    this.#named.absorb(other.#named);
    this.#raise(this.#named.count);
    for (const [process, at] of other.#processes) this.#note(process, at);
  }

  #raise(count: number): void {
    if (count > this.#count) this.#count = count;
  }

  #record(stage: Stage, time: number | undefined): void {
    if (time !== undefined) {
      if (Math.abs(time - this.#moment) >= SAME_MS) {
        this.#ofMoment.clear();
        this.#mostOfMoment = 0;
      }
      this.#moment = time;
    }
    const lines = stage === CONTINUED ? 1 : this.#ofMoment.add(stage);
    if (lines <= this.#mostOfMoment) return;
    this.#mostOfMoment = lines;
    this.#recorded++;
    this.#raise(this.#recorded);
  }

  /** Whether the line is about the same failure as an earlier one. Without a time that is not certain. */
  #isKnown(once: Once, { pid, time }: Moment): boolean {
    if (time === undefined || (once === 'process' && pid === undefined)) return false;
    const process = once === 'process' ? pid : undefined;
    const before = this.#processes.get(process);
    this.#note(process, time);
    return before !== undefined && Math.abs(time - before) < SAME_MS;
  }

  #note(process: Moment['pid'], at: number): void {
    this.#processes.delete(process);
    this.#processes.set(process, at);
    if (this.#processes.size <= MAX_PROCESSES) return;
    const [oldest] = this.#processes.keys();
    this.#processes.delete(oldest);
  }
}
