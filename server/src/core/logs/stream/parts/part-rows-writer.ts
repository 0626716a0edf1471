import type { Pid } from '../../pid.ts';
import { FIRST_WORD, LINE_SIZE, NO_PID, type PartRows, type PartSubject } from './part-rows.ts';

interface KnownSubject {
  readonly subject: PartSubject;
  readonly number: number;
  /** The names of the fields that distinguish subjects. */
  readonly names: readonly string[];
}

export class PartRowsWriter {
  readonly #fieldsOf: (index: number) => readonly string[];
  #count = 0;
  #lines = new Int32Array(1024 * LINE_SIZE);
  #times = new Float64Array(1024);
  readonly #subjects: number[] = [];
  readonly #texts: string[] = [];
  readonly #words = new Map<string, number>();
  /** Indices of subjects, by their numbers in `subjects`. */
  readonly #known = new Map<string, number>();
  /** The last subject of each index: a failure often repeats itself. */
  readonly #newest = new Map<number, KnownSubject>();
  /** Indices of subjects, by the object that their lines share. */
  readonly #shared = new Map<object, number>();

  /** `fieldsOf`: the names of the fields to be written, by the index of a subject. */
  constructor(fieldsOf: (index: number) => readonly string[]) {
    this.#fieldsOf = fieldsOf;
  }

  /** The index of the subject that lines with this object have; undefined for the first of them. */
  numberOf(shared: object | undefined): number | undefined {
    return shared && this.#shared.get(shared);
  }

  /** The index of a subject. Lines with the same `shared` object have the same one. */
  subject(subject: PartSubject, shared?: object): number {
    const number = this.#subject(subject);
    if (shared) this.#shared.set(shared, number);
    return number;
  }

  /** One line: its number within the part (from 1), the index of its subject, the last time up to it, what to print about it. */
  add(number: number, subject: number, pid: Pid | undefined, seenAt: number | undefined, text: string): void {
    if (this.#count === this.#times.length) this.#grow();
    const at = this.#count * LINE_SIZE;
    this.#lines[at] = number;
    this.#lines[at + 1] = subject;
    this.#lines[at + 2] = this.#pidNumber(pid);
    this.#lines[at + 3] = text.length;
    this.#times[this.#count++] = seenAt ?? Number.NaN;
    if (text !== '') this.#texts.push(text);
  }

  /** All lines since the last call. Subjects start anew. */
  take(): PartRows {
    const rows = {
      lines: this.#lines.slice(0, this.#count * LINE_SIZE),
      times: this.#times.slice(0, this.#count),
      subjects: new Int32Array(this.#subjects),
      words: [...this.#words.keys()],
      texts: this.#texts.join(''),
    };
    this.#count = 0;
    this.#subjects.length = 0;
    this.#texts.length = 0;
    for (const known of [this.#newest, this.#words, this.#known, this.#shared]) known.clear();
    return rows;
  }

  #grow(): void {
    const { length } = this.#times;
    const lines = new Int32Array(2 * length * LINE_SIZE);
    const times = new Float64Array(2 * length);
    lines.set(this.#lines);
    times.set(this.#times);
    this.#lines = lines;
    this.#times = times;
  }

  #subject(subject: PartSubject): number {
    const { index, stage, process, pod, fields } = subject;
    const newest = this.#newest.get(index);
    if (newest && isSame(newest.subject, subject, newest.names)) return newest.number;
    const names = newest?.names ?? this.#fieldsOf(index);
    const present = names.filter((name) => fields[name] !== undefined);
    const numbers = [index, this.#word(stage), this.#word(process), this.#word(pod), present.length];
    for (const name of present) numbers.push(this.#word(name), this.#word(fields[name]));
    const key = numbers.join(' ');
    const number = this.#known.get(key) ?? this.#known.size;
    if (number === this.#known.size) {
      this.#known.set(key, number);
      for (const one of numbers) this.#subjects.push(one);
    }
    this.#newest.set(index, { subject, number, names });
    return number;
  }

  #pidNumber(pid: Pid | undefined): number {
    if (typeof pid === 'number') return pid;
    return pid === undefined ? NO_PID : FIRST_WORD - this.#word(pid);
  }

  /** The index of a text in `words`; -1 for undefined. */
  #word(text: string | undefined): number {
    if (text === undefined) return -1;
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    this.#words.set(text, this.#words.size);
    return this.#words.size - 1;
  }
}

function isSame(a: PartSubject, b: PartSubject, names: readonly string[]): boolean {
  return (
    a.stage === b.stage &&
    a.process === b.process &&
    a.pod === b.pod &&
    names.every((name) => a.fields[name] === b.fields[name])
  );
}
