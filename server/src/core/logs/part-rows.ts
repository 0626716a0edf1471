/** The lines with a signature or an event as they cross the border of a thread: few large values instead of many small ones. */
export interface PartRows {
  /** For each line, see PartRowsWriter; the last number is how many pairs of numbers follow for its fields. */
  readonly numbers: Int32Array;
  /** For each line: the last time told and the pid, NaN for none. */
  readonly values: Float64Array;
  /** Names of fields, processes and pods, by the number that stands for them. */
  readonly words: readonly string[];
  /** All other texts in their order, one behind another. */
  readonly texts: string;
}

/** One line with a signature or an event. */
export interface PartRow {
  /** From 1, within the part. */
  readonly number: number;
  /** Which of `Reading.recognisable` it is. */
  readonly index: number;
  /** The last time told up to this line, within the part. */
  readonly seenAt: number | undefined;
  readonly process: string | undefined;
  readonly pod: string | undefined;
  readonly pid: number | undefined;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

const NUMBERS = 6;

export class PartRowsWriter {
  readonly #numbers: number[] = [];
  readonly #values: number[] = [];
  readonly #words = new Map<string, number>();
  readonly #texts: string[] = [];

  add({ number, index, seenAt, process, pod, pid, message, fields }: PartRow): void {
    const numbers = this.#numbers;
    numbers.push(number, index, this.#word(process), this.#word(pod), message.length, 0);
    const count = numbers.length - 1;
    if (message !== '') this.#texts.push(message);
    let pairs = 0;
    for (const name in fields) {
      const text = fields[name] ?? '';
      numbers.push(this.#word(name), text.length);
      this.#texts.push(text);
      pairs++;
    }
    numbers[count] = pairs;
    this.#values.push(seenAt ?? Number.NaN, pid ?? Number.NaN);
  }

  /** All rows so far. */
  rows(): PartRows {
    return {
      numbers: Int32Array.from(this.#numbers),
      values: Float64Array.from(this.#values),
      words: [...this.#words.keys()],
      texts: this.#texts.join(''),
    };
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

/** Calls `take` for each row, in their order. */
export function readRows({ numbers, values, words, texts }: PartRows, take: (row: PartRow) => void): void {
  let text = 0;
  const next = (length: number): string => {
    text += length;
    return texts.slice(text - length, text);
  };
  const numberAt = (at: number): number => numbers[at] ?? 0;
  const valueAt = (at: number): number | undefined => {
    const value = values[at] ?? Number.NaN;
    return Number.isNaN(value) ? undefined : value;
  };
  for (let at = 0, value = 0; at < numbers.length; value += 2) {
    const message = next(numberAt(at + 4));
    const pairs = at + NUMBERS;
    const end = pairs + 2 * numberAt(at + 5);
    const fields: Record<string, string> = {};
    for (let pair = pairs; pair < end; pair += 2) fields[words[numberAt(pair)] ?? ''] = next(numberAt(pair + 1));
    take({
      number: numberAt(at),
      index: numberAt(at + 1),
      seenAt: valueAt(value),
      process: words[numberAt(at + 2)],
      pod: words[numberAt(at + 3)],
      pid: valueAt(value + 1),
      message,
      fields,
    });
    at = end;
  }
}
