import type { Once, Stage } from '../signatures/signature.ts';
import type { Moment } from './sighting.ts';

/** The time within which lines of one failure follow each other, in milliseconds. */
const SAME_MS = 5000;
/** The processes remembered of one signature. */
const MAX_PROCESSES = 200;

/**
 * Counts how often one thing has failed, where each failure writes several lines: as often as the stage with the most
 * lines was written, in whatever order they come and whichever are missing.
 */
export class Occurrences {
  /** All lines, of whatever stage. */
  lines = 0;
  readonly #once: Once | undefined;
  /** The lines of each stage but the newest, which is counted apart: most lines of a storm are of the same one. */
  readonly #stages = new Map<Stage, number>();
  #newest: Stage = '';
  #ofNewest = 0;
  #count = 0;
  /** When each process was last seen to fail, the newest last. */
  readonly #processes = new Map<Moment['pid'], number>();

  constructor(once: Once | undefined) {
    this.#once = once;
  }

  get count(): number {
    return this.#count;
  }

  add(stage: Stage, moment: Moment): void {
    this.lines++;
    if (this.#once !== undefined && this.#isKnown(this.#once, moment)) return;
    this.#raise(stage, 1);
  }

  absorb(other: Occurrences): void {
    this.lines += other.lines;
    this.#raise(other.#newest, other.#ofNewest);
    for (const [stage, count] of other.#stages) if (stage !== other.#newest) this.#raise(stage, count);
    for (const [process, at] of other.#processes) this.#note(process, at);
  }

  #raise(stage: Stage, by: number): void {
    if (stage !== this.#newest) {
      this.#stages.set(this.#newest, this.#ofNewest);
      this.#newest = stage;
      this.#ofNewest = this.#stages.get(stage) ?? 0;
    }
    this.#ofNewest += by;
    if (this.#ofNewest > this.#count) this.#count = this.#ofNewest;
  }

  /** Whether the line goes on about what an earlier one told. Without a time nothing says that it does. */
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
