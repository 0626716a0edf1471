import { MAX_LINE_BYTES } from '../../../../server/src/core/logs/bytes/line-splitter.ts';

const encoder = new TextEncoder();

/** A line as bytes of a stream, wherever it is read. */
export function lineBytes(line: string): Uint8Array {
  return encoder.encode(`${line}\n`);
}

/** Cuts bytes into lines, wherever they are cut themselves. Lines keep no line break. */
export class LineSplitter {
  readonly #decoder = new TextDecoder('utf-8');
  /** The line that is not complete yet: put together once, however many parts it has. */
  #parts: string[] = [];
  #length = 0;

  push(bytes: Uint8Array): string[] {
    const [first = '', ...others] = this.#decoder.decode(bytes, { stream: true }).split('\n');
    this.#add(first);
    const rest = others.pop();
    if (rest === undefined) return [];
    const lines = [this.#take(), ...others];
    this.#add(rest);
    return lines;
  }

  /** What is left without a line break, if anything. */
  end(): string[] {
    this.#add(this.#decoder.decode());
    return this.#length === 0 ? [] : [this.#take()];
  }

  #add(part: string): void {
    // More of a line is not shown either.
    if (part === '' || this.#length > MAX_LINE_BYTES) return;
    this.#parts.push(part);
    this.#length += part.length;
  }

  #take(): string {
    const line = this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    return line;
  }
}
