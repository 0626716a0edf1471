import { LineText } from '../bytes/line-text.ts';
import { IsoBytes } from '../unwrap/iso-bytes.ts';
import type { Clock } from '../unwrap/timestamp.ts';
import type { Reading } from './reading.ts';

const BRACE = 123;
const COLON = 58;
const ESCAPE = 27;

/** Reads the times of single lines that were skipped: from the bytes if possible, else from the text. */
export class LineTime {
  /** Reads times of recipes, too: it remembers the days that it has seen. */
  readonly iso = new IsoBytes();
  readonly #text = new LineText();

  /** The time that reading the line in full would give, in milliseconds since the epoch. */
  of(bytes: Uint8Array, start: number, end: number, clock: Clock, { reader, prefilter }: Reading): number | undefined {
    const isColoured = bytes.subarray(start, end).includes(ESCAPE);
    // Without a prefilter there are custom access log formats, which decide what the line is.
    const isPlain = prefilter !== undefined && !isColoured;
    const time = isPlain ? this.iso.ofLine(bytes, start, end, clock) : undefined;
    if (time !== undefined || !(isColoured || mayHaveTime(bytes, start, end))) return time;
    const raw = this.#text.read(bytes, start, end, 0, false).replace(/[\r\n]+$/, '');
    return reader.timeOf(raw, clock);
  }
}

/**
 * Whether a line may have a time: it has digits as in `21:39:04`, or is a JSON object, which may give the time in seconds. The same as
 * server/assembly/time-hint.ts.
 */
function mayHaveTime(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === BRACE) return true;
    if (byte === COLON && bytes[at + 3] === COLON && isDigit(bytes[at + 1] ?? 0) && isDigit(bytes[at + 2] ?? 0))
      return true;
  }
  return false;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}
