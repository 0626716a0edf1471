/** A longer line is cut here and marked: a source without line breaks must not fill the memory. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

const LF = 10;
const CR = 13;

/**
 * Cuts one stream of bytes into lines, whatever the borders of the chunks. A line ends with LF, CR LF or a CR alone
 * (progress bars). Bytes that are not UTF-8 become U+FFFD, a NUL becomes U+2400; nothing throws. One decoder per stream.
 */
export class LineDecoder {
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #limit: number;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #leftOut = 0;
  #skipLineFeed = false;
  #atStart = true;

  constructor(limit = MAX_LINE_BYTES) {
    this.#limit = limit;
  }

  /** The lines that `chunk` completes, without their line breaks. The bytes are copied where they are kept. */
  push(chunk: Uint8Array): string[] {
    const lines: string[] = [];
    let start = 0;
    if (this.#skipLineFeed && chunk.length > 0) {
      if (chunk[0] === LF) start = 1;
      this.#skipLineFeed = false;
    }
    let lf = chunk.indexOf(LF, start);
    let cr = chunk.indexOf(CR, start);
    while (lf !== -1 || cr !== -1) {
      const breaksAtCr = cr !== -1 && (lf === -1 || cr < lf);
      const end = breaksAtCr ? cr : lf;
      lines.push(this.#line(chunk, start, end));
      start = end + 1;
      if (breaksAtCr) {
        if (start === chunk.length) this.#skipLineFeed = true;
        else if (start === lf) start++;
        cr = chunk.indexOf(CR, start);
      }
      if (lf !== -1 && lf < start) lf = chunk.indexOf(LF, start);
    }
    if (start < chunk.length) this.#keep(chunk, start, chunk.length);
    return lines;
  }

  /** The last line, if the stream did not end with a line break. The decoder can then be used for a new stream. */
  end(): string[] {
    const open = this.#pendingBytes > 0 || this.#leftOut > 0;
    const lines = open ? [this.#line(new Uint8Array(0), 0, 0)] : [];
    this.#skipLineFeed = false;
    this.#atStart = true;
    return lines;
  }

  #keep(chunk: Uint8Array, start: number, end: number): void {
    const taken = Math.min(end - start, this.#limit - this.#pendingBytes);
    if (taken > 0) this.#pending.push(chunk.slice(start, start + taken));
    this.#pendingBytes += Math.max(taken, 0);
    this.#leftOut += end - start - Math.max(taken, 0);
  }

  #line(chunk: Uint8Array, start: number, end: number): string {
    if (this.#pendingBytes === 0 && this.#leftOut === 0 && end - start <= this.#limit) {
      return this.#text(chunk.subarray(start, end));
    }
    this.#keep(chunk, start, end);
    const bytes = concatenate(this.#pending, this.#pendingBytes);
    const leftOut = this.#leftOut;
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#leftOut = 0;
    return leftOut === 0 ? this.#text(bytes) : `${this.#text(bytes)}… [+${leftOut} bytes]`;
  }

  #text(bytes: Uint8Array): string {
    let text = this.#utf8.decode(bytes);
    if (this.#atStart) {
      this.#atStart = false;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    return text.includes('\0') ? text.replaceAll('\0', '\u2400') : text;
  }
}

function concatenate(parts: readonly Uint8Array[], length: number): Uint8Array {
  const first = parts[0];
  if (parts.length === 1 && first !== undefined) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
