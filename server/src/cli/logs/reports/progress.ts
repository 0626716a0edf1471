import { statSync } from 'node:fs';

/** Shown for files that take longer than a moment. */
const LARGE_BYTES = 50_000_000;

/** How far a large file is read, on a terminal only. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #size: number;
  #read = 0;
  #shown = -1;

  constructor(stream: NodeJS.WriteStream, path: string) {
    this.#stream = stream;
    this.#size = stream.isTTY && path !== '-' ? (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : 0;
  }

  add(bytes: number): void {
    this.#read += bytes;
    if (this.#size < LARGE_BYTES) return;
    const percent = Math.min(100, Math.floor((this.#read / this.#size) * 100));
    if (percent === this.#shown) return;
    this.#shown = percent;
    this.#stream.write(`\r${String(percent).padStart(3)} %`);
  }

  done(): void {
    if (this.#shown >= 0) this.#stream.write('\r     \r');
  }
}
