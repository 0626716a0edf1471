/** The lines with a signature or an event as they cross the border of a thread: few large values instead of many small ones. */
export interface PartRows {
  /** For each line: its number, its subject, the word that is its pid, the length of its text. */
  readonly lines: Int32Array;
  /** For each line: the last time told, NaN for none. */
  readonly times: Float64Array;
  /** For each subject: which of `Reading.recognisable` it is, its process and pod, how many pairs for its fields follow. */
  readonly subjects: Int32Array;
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
  readonly process: string | undefined;
  readonly pod: string | undefined;
  readonly fields: Fields;
}

/** One line with a signature or an event. */
export interface PartRow<Subject> {
  /** From 1, within the part. */
  readonly number: number;
  readonly subject: Subject;
  /** Of the process that the line is about. */
  readonly pid: string | undefined;
  /** The last time told up to this line, within the part. */
  readonly seenAt: number | undefined;
  /** What is to be written about it. */
  readonly text: string;
}

const LINE = 4;
const SUBJECT = 4;

interface KnownSubject {
  readonly subject: PartSubject;
  readonly number: number;
  /** The fields that tell it from others. */
  readonly names: readonly string[];
}

export class PartRowsWriter {
  readonly #fieldsOf: (index: number) => readonly string[];
  readonly #lines: number[] = [];
  readonly #times: number[] = [];
  readonly #subjects: number[] = [];
  readonly #texts: string[] = [];
  readonly #words = new Map<string, number>();
  /** The numbers of subjects by what stands in `subjects`. */
  readonly #known = new Map<string, number>();
  /** The newest of each index: a storm says the same again and again. */
  readonly #newest = new Map<number, KnownSubject>();

  /** `fieldsOf`: which fields tell subjects apart, by the index; the others are left out. */
  constructor(fieldsOf: (index: number) => readonly string[]) {
    this.#fieldsOf = fieldsOf;
  }

  add({ number, subject, pid, seenAt, text }: PartRow<PartSubject>): void {
    this.#lines.push(number, this.#subject(subject), this.#word(pid), text.length);
    this.#times.push(seenAt ?? Number.NaN);
    if (text !== '') this.#texts.push(text);
  }

  /** All rows since the last call. */
  take(): PartRows {
    const rows = {
      lines: new Int32Array(this.#lines),
      times: new Float64Array(this.#times),
      subjects: new Int32Array(this.#subjects),
      words: [...this.#words.keys()],
      texts: this.#texts.join(''),
    };
    for (const list of [this.#lines, this.#times, this.#subjects, this.#texts]) list.length = 0;
    this.#newest.clear();
    this.#words.clear();
    this.#known.clear();
    return rows;
  }

  #subject(subject: PartSubject): number {
    const { index, process, pod, fields } = subject;
    const newest = this.#newest.get(index);
    if (newest && isSame(newest.subject, subject, newest.names)) return newest.number;
    const names = newest?.names ?? this.#fieldsOf(index);
    const told = names.filter((name) => fields[name] !== undefined);
    const numbers = [index, this.#word(process), this.#word(pod), told.length];
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
  return a.process === b.process && a.pod === b.pod && names.every((name) => a.fields[name] === b.fields[name]);
}

/** Calls `take` for each row, in their order, with what `subjectOf` has made of its subject. */
export function readRows<Subject>(
  rows: PartRows,
  subjectOf: (subject: PartSubject) => Subject,
  take: (row: PartRow<Subject>) => void,
): void {
  readLines(rows.lines, rows.times, readSubjects(rows).map(subjectOf), rows.words, rows.texts, take);
}

/** Apart from the above, for rows of this thread and of others are no objects of one kind to V8. */
function readLines<Subject>(
  lines: Int32Array,
  times: Float64Array,
  subjects: readonly Subject[],
  words: readonly string[],
  texts: string,
  take: (row: PartRow<Subject>) => void,
): void {
  let text = 0;
  for (let at = 0, line = 0; at < lines.length; at += LINE, line++) {
    const subject = subjects[lines[at + 1] ?? 0];
    const pid = lines[at + 2] ?? -1;
    const time = times[line] ?? Number.NaN;
    const length = lines[at + 3] ?? 0;
    if (subject === undefined) continue;
    take({
      number: lines[at] ?? 0,
      subject,
      pid: pid < 0 ? undefined : words[pid],
      seenAt: Number.isNaN(time) ? undefined : time,
      text: length === 0 ? '' : texts.slice(text, text + length),
    });
    text += length;
  }
}

function readSubjects({ subjects, words }: PartRows): PartSubject[] {
  const read: PartSubject[] = [];
  const numberAt = (at: number): number => subjects[at] ?? 0;
  for (let at = 0; at < subjects.length; ) {
    const pairs = at + SUBJECT;
    const end = pairs + 2 * numberAt(at + 3);
    const fields: Record<string, string> = {};
    for (let pair = pairs; pair < end; pair += 2) fields[words[numberAt(pair)] ?? ''] = words[numberAt(pair + 1)] ?? '';
    read.push({ index: numberAt(at), process: words[numberAt(at + 1)], pod: words[numberAt(at + 2)], fields });
    at = end;
  }
  return read;
}
