import type { Pid } from '../../pid.ts';
import type { Stage } from '../../signatures/signature.ts';

/** The lines with a signature or an event as they cross the border of a thread: few large values instead of many small ones. */
export interface PartRows {
  /** For each line: its number, its subject, its pid, the length of its text. */
  readonly lines: Int32Array<ArrayBuffer>;
  /** For each line: the last time told, NaN for none. */
  readonly times: Float64Array<ArrayBuffer>;
  /** For each subject: which of `Reading.recognisable` it is, its stage, process and pod, how many pairs for its fields follow. */
  readonly subjects: Int32Array<ArrayBuffer>;
  /** Each text that subjects and pids are made of, once. */
  readonly words: readonly string[];
  /** The texts of all lines, one behind another. */
  readonly texts: string;
}

type Fields = Readonly<Record<string, string>>;

/** What lines can have in common: who says what. */
export interface PartSubject {
  /** Which of `Reading.recognisable` it is. */
  readonly index: number;
  readonly stage: Stage;
  readonly process: string | undefined;
  readonly pod: string | undefined;
  readonly fields: Fields;
}

const LINE = 4;
const SUBJECT = 5;
/** In place of a pid that is a number; below it are pids that are words. */
const NO_PID = -1;
const FIRST_WORD = -2;

interface KnownSubject {
  readonly subject: PartSubject;
  readonly number: number;
  /** The fields that tell it from others. */
  readonly names: readonly string[];
}

export class PartRowsWriter {
  readonly #fieldsOf: (index: number) => readonly string[];
  #count = 0;
  #lines = new Int32Array(1024 * LINE);
  #times = new Float64Array(1024);
  readonly #subjects: number[] = [];
  readonly #texts: string[] = [];
  readonly #words = new Map<string, number>();
  /** The numbers of subjects by what stands in `subjects`. */
  readonly #known = new Map<string, number>();
  /** The newest of each index: a storm says the same again and again. */
  readonly #newest = new Map<number, KnownSubject>();
  /** The numbers of subjects by what their lines are known by. */
  readonly #alike = new Map<object, number>();

  /** `fieldsOf`: which fields tell subjects apart, by the index; the others are left out. */
  constructor(fieldsOf: (index: number) => readonly string[]) {
    this.#fieldsOf = fieldsOf;
  }

  /** Of lines that are known to be alike: undefined for the first of them. */
  numberOf(alike: object | undefined): number | undefined {
    return alike && this.#alike.get(alike);
  }

  /** The number of a subject; all lines with the same `alike` have the same. */
  subject(subject: PartSubject, alike?: object): number {
    const number = this.#subject(subject);
    if (alike) this.#alike.set(alike, number);
    return number;
  }

  /**
   * One line: its number within the part, from 1, and that of its subject; the process that it is about, the last time told
   * up to it, what is to be written about it.
   */
  add(number: number, subject: number, pid: Pid | undefined, seenAt: number | undefined, text: string): void {
    if (this.#count === this.#times.length) this.#grow();
    const at = this.#count * LINE;
    this.#lines[at] = number;
    this.#lines[at + 1] = subject;
    this.#lines[at + 2] = this.#pidNumber(pid);
    this.#lines[at + 3] = text.length;
    this.#times[this.#count++] = seenAt ?? Number.NaN;
    if (text !== '') this.#texts.push(text);
  }

  /** All lines since the last call. */
  take(): PartRows {
    const rows = {
      lines: this.#lines.slice(0, this.#count * LINE),
      times: this.#times.slice(0, this.#count),
      subjects: new Int32Array(this.#subjects),
      words: [...this.#words.keys()],
      texts: this.#texts.join(''),
    };
    this.#count = 0;
    this.#subjects.length = 0;
    this.#texts.length = 0;
    for (const known of [this.#newest, this.#words, this.#known, this.#alike]) known.clear();
    return rows;
  }

  #grow(): void {
    const { length } = this.#times;
    const lines = new Int32Array(2 * length * LINE);
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
    const told = names.filter((name) => fields[name] !== undefined);
    const numbers = [index, this.#word(stage), this.#word(process), this.#word(pod), told.length];
    for (const name of told) numbers.push(this.#word(name), this.#word(fields[name]));
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

  /** -1 for none. */
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

/** As `PartRowsWriter.add`, with what was made of the subject. */
type TakeRow<Subject> = (
  subject: Subject,
  number: number,
  pid: Pid | undefined,
  seenAt: number | undefined,
  text: string,
) => void;

/** Calls `take` for each line, in their order, with what `subjectOf` has made of its subject; those without one are left out. */
export function readRows<Subject>(
  rows: PartRows,
  subjectOf: (subject: PartSubject) => Subject | undefined,
  take: TakeRow<Subject>,
): void {
  readLines(rows.lines, rows.times, readSubjects(rows).map(subjectOf), rows.words, rows.texts, take);
}

/** Apart from the above, for rows of this thread and of others are no objects of one kind to V8. */
function readLines<Subject>(
  lines: Int32Array,
  times: Float64Array,
  subjects: readonly (Subject | undefined)[],
  words: readonly string[],
  texts: string,
  take: TakeRow<Subject>,
): void {
  let text = 0;
  for (let at = 0, line = 0; at < lines.length; at += LINE, line++) {
    const subject = subjects[lines[at + 1] ?? 0];
    const pid = lines[at + 2] ?? NO_PID;
    const time = times[line] ?? Number.NaN;
    const length = lines[at + 3] ?? 0;
    const from = text;
    text += length;
    if (subject === undefined) continue;
    take(
      subject,
      lines[at] ?? 0,
      pid >= 0 ? pid : wordAt(words, FIRST_WORD - pid),
      Number.isNaN(time) ? undefined : time,
      length === 0 ? '' : texts.slice(from, text),
    );
  }
}

function readSubjects({ subjects, words }: PartRows): PartSubject[] {
  const read: PartSubject[] = [];
  const numberAt = (at: number): number => subjects[at] ?? 0;
  for (let at = 0; at < subjects.length; ) {
    const pairs = at + SUBJECT;
    const end = pairs + 2 * numberAt(at + 4);
    const fields: Record<string, string> = {};
    for (let pair = pairs; pair < end; pair += 2) fields[words[numberAt(pair)] ?? ''] = words[numberAt(pair + 1)] ?? '';
    const stage = wordAt(words, numberAt(at + 1)) ?? '';
    const process = wordAt(words, numberAt(at + 2));
    const pod = wordAt(words, numberAt(at + 3));
    read.push({ index: numberAt(at), stage, process, pod, fields });
    at = end;
  }
  return read;
}

/** undefined for -1. In an array that would be the name of a property, which V8 looks for everywhere. */
function wordAt(words: readonly string[], number: number): string | undefined {
  return number < 0 ? undefined : words[number];
}
