/** The last time that the lines of a block have told, as far as they were read here: requests, and lines of known shapes. */
import { byteAt, COLON, CR, ESCAPE, LF } from './bytes';
import { timeOfLine } from './days';

/** A time is looked for in so many bytes before a line. */
const REACH: i32 = 4096;

/** Milliseconds since the epoch, and the place behind the line that told it; 0 for none. */
export let toldTime: f64 = NaN;
export let toldTo: i32 = 0;
/** The place behind the last line up to which no other can have told a later one. */
let knownTo: i32 = 0;

/** Where the block begins. */
let first: i32 = 0;

export function forgetTold(from: i32): void {
  first = from;
  toldTo = 0;
  knownTo = 0;
}

export function tell(time: f64, behind: i32): void {
  toldTime = time;
  toldTo = behind;
  knownTo = behind;
}

/** Whether `toldTime` is the last time up to a line that tells none; if so, up to what stands behind it, too. */
export function isStillTold(from: i32, behind: i32): bool {
  if (knownTo !== from) return false;
  knownTo = behind;
  return true;
}

/**
 * As `isStillTold`, and looks for the time in the lines before, as LastTime does (server/src/core/logs/stream/last-time.ts); gives up
 * where one may tell a time in another way.
 */
export function lookBack(from: i32, behind: i32): bool {
  const least = max(first, from - REACH);
  for (let end = from; end > least; ) {
    if (end === knownTo) return isStillTold(end, behind);
    let start = end - 1;
    let mayTell = false;
    for (; start > first; start--) {
      const byte = byteAt(start - 1);
      if (byte === LF || byte === CR) break;
      if (byte === ESCAPE) return false;
      if (byte === 123 /* { */ || (byte === COLON && byteAt(start + 2) === COLON)) mayTell = true;
    }
    const time = timeOfLine(start, end);
    if (!Number.isNaN(time)) {
      tell(time, end);
      return isStillTold(end, behind);
    }
    if (mayTell) return false;
    end = start;
  }
  return false;
}
