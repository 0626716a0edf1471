/** The frame around each message of LSP ("Base Protocol"): headers, an empty line, then as many bytes as they say. */

/** More than any client writes; without a limit, headers that never end would fill the memory. */
const MAX_HEADERS = 8 * 1024;
/** No text that an editor opens comes near this, and V8's strings cannot be much longer. */
export const MAX_BODY = 256 * 1024 * 1024;

const END_OF_HEADERS = '\r\n\r\n';

/** Cuts one stream into the bodies of its messages, however the stream was cut into chunks. */
export class MessageFrames {
  #headers = '';
  /** Bytes of the body, once its headers are read. */
  #wanted: number | undefined;
  #parts: Uint8Array[] = [];
  #size = 0;

  /** The bodies that `chunk` completes. Throws at a broken frame, after which nothing can be read any more. */
  *take(chunk: Uint8Array): Generator<Uint8Array> {
    let rest = chunk;
    for (;;) {
      if (this.#wanted === undefined) rest = this.#takeHeaders(rest);
      if (this.#wanted === undefined) return;
      const part = rest.subarray(0, this.#wanted - this.#size);
      rest = rest.subarray(part.length);
      this.#parts.push(part);
      this.#size += part.length;
      if (this.#size < this.#wanted) return;
      const body = this.#parts.length === 1 ? part : Buffer.concat(this.#parts, this.#size);
      this.#wanted = undefined;
      this.#parts = [];
      this.#size = 0;
      yield body;
    }
  }

  /** Returns what stands behind the headers. */
  #takeHeaders(bytes: Uint8Array): Uint8Array {
    const before = this.#headers.length;
    const room = MAX_HEADERS + END_OF_HEADERS.length - before;
    this.#headers += Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, room)).toString('latin1');
    const end = this.#headers.indexOf(END_OF_HEADERS, Math.max(0, before - END_OF_HEADERS.length));
    const headers = end < 0 ? this.#headers : this.#headers.slice(0, end);
    if (headers.length > MAX_HEADERS) throw new Error(`headers of more than ${MAX_HEADERS} bytes`);
    if (/(?:^|[^\r])\n/.test(headers)) throw new Error('a line of the headers does not end with CR LF');
    if (end < 0) return bytes.subarray(bytes.length);
    this.#headers = '';
    this.#wanted = lengthIn(headers);
    return bytes.subarray(end + END_OF_HEADERS.length - before);
  }
}

function lengthIn(headers: string): number {
  let length: string | undefined;
  for (const line of headers.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) throw new Error(`a header without a colon: ${shown(line)}`);
    if (line.slice(0, colon).toLowerCase() === 'content-length') length = line.slice(colon + 1).trim();
  }
  if (length === undefined) throw new Error('no Content-Length');
  if (!/^\d+$/.test(length)) throw new Error(`Content-Length is no number: ${shown(length)}`);
  if (Number(length) > MAX_BODY) throw new Error(`a message of ${shown(length)} bytes; at most ${MAX_BODY} are read`);
  return Number(length);
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
