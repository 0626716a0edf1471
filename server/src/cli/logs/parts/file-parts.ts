import { readSync } from 'node:fs';

/** A part of a file in bytes: it begins behind a line feed, and ends behind one. */
export interface FilePart {
  readonly from: number;
  /** undefined: up to the end of the file, wherever that is by then. */
  readonly to: number | undefined;
}

const LF = 10;
const LOOK_BYTES = 64 * 1024;
/** Towards the end parts are so many times smaller, so that no thread waits long for the last one. */
const SMALLEST = 8;

/** Cuts what lies behind `from`, which is the start of a line, into parts of about `partBytes`; the last one is open. */
export function filePartsOf(file: number, from: number, size: number, partBytes: number): FilePart[] {
  const parts: FilePart[] = [];
  const buffer = new Uint8Array(LOOK_BYTES);
  let start = from;
  for (;;) {
    const bytes = Math.ceil(Math.min(partBytes, Math.max(partBytes, size - start) / SMALLEST));
    if (start + bytes >= size) break;
    const to = lineStart(file, start + bytes, size, buffer);
    if (to >= size) break;
    parts.push({ from: start, to });
    start = to;
  }
  return [...parts, { from: start, to: undefined }];
}

/** The first start of a line at or behind `from`; `size` when there is none. */
function lineStart(file: number, from: number, size: number, buffer: Uint8Array): number {
  for (let at = from - 1; at < size; ) {
    const read = readSync(file, buffer, 0, buffer.length, at);
    if (read === 0) break;
    const feed = buffer.subarray(0, read).indexOf(LF);
    if (feed >= 0) return at + feed + 1;
    at += read;
  }
  return size;
}
