import type { Beginning, Edge, OlderLine } from '../source.ts';
import type { Command } from './command.ts';
import { outputOf } from './program-output.ts';

/** A program that can repeat more of its last lines. */
interface ProgramWithPast {
  /** Writes so many of its last lines, and ends. */
  last(lines: number): Command;
  /** The time in front of a line, in milliseconds since the epoch; undefined when it has none. */
  timeOf(line: string): number | undefined;
  /** Which of several logs a line is of; each begins at another time. */
  logOf?(line: string): string;
  /** Standard error is part of the log. */
  readonly stderr: boolean;
  /** So many lines are kept; undefined: nobody says. */
  readonly kept?: number;
}

/** Older lines that are given out at once, as far as there are so many. */
const LINES_AT_ONCE = 1000;
/** Never asked to repeat lines: all of them are kept. */
const FARTHEST_LINES = 100_000;

/** What a program has from before the lines it began with. To be kept for as long as its lines are to come once. */
export class ProgramPast {
  readonly #program: ProgramWithPast;
  /** Where the lines that are known begin, by log. */
  readonly #begin = new Map<string, { readonly time: number; readonly lines: string[] }>();
  readonly #most: number;
  #reach: number;

  constructor(program: ProgramWithPast, history: number) {
    this.#program = program;
    this.#most = program.kept ?? FARTHEST_LINES;
    this.#reach = Math.min(this.#most, history + LINES_AT_ONCE);
  }

  /** A line that is known now. */
  note(time: number, line: string): void {
    const log = this.#logOf(line);
    const begin = this.#begin.get(log);
    if (!begin || time < begin.time) this.#begin.set(log, { time, lines: [line] });
    else if (time === begin.time) begin.lines.push(line);
  }

  /** As `LogSource.older`; the lines are of this stream. */
  async older({ all }: Edge, signal: AbortSignal, stream = ''): Promise<readonly OlderLine[]> {
    // A reader who has cleared everything wants none of it back.
    if (!all || this.#begin.size === 0) return [];
    for (;;) {
      const output = await outputOf(this.#program.last(this.#reach), signal, { stderr: this.#program.stderr });
      const lines = output.split('\n').filter((line) => line !== '');
      const older = this.#unknown(lines);
      // It counts from its end: the more has been written since, the further it has to reach back.
      if (older.length >= LINES_AT_ONCE / 2 || lines.length < this.#reach || this.#reach === this.#most) {
        const given = older.slice(-LINES_AT_ONCE);
        for (const { time, line } of given) this.note(time, line);
        return given.map(({ line }) => ({ stream, line }));
      }
      this.#reach = Math.min(this.#most, this.#reach * 4);
    }
  }

  /** The lines from before those that are known, in the order of their times. */
  #unknown(lines: readonly string[]): readonly { readonly time: number; readonly line: string }[] {
    const known = new Map([...this.#begin].map(([log, begin]) => [log, { ...begin, left: counted(begin) }]));
    return lines
      .flatMap((line) => {
        const time = this.#program.timeOf(line);
        const begin = known.get(this.#logOf(line));
        if (time === undefined || begin === undefined || time > begin.time) return [];
        const left = time === begin.time ? (begin.left.get(line) ?? 0) : 0;
        if (left > 0) begin.left.set(line, left - 1);
        return left > 0 ? [] : [{ time, line }];
      })
      .sort((a, b) => a.time - b.time);
  }

  #logOf(line: string): string {
    return this.#program.logOf?.(line) ?? '';
  }
}

/** How often each line is known. */
function counted({ lines }: Pick<Beginning, 'lines'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
