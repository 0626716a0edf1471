/** The last time in the lines of a block, as far as the module has read it: from requests and rows. */
import { byteAt, COLON, CR, ESCAPE, LF } from './bytes';
import { timeOfLine } from './days';

/** How many bytes before a line a time is looked for. */
const REACH: i32 = 4096;

/** Milliseconds since the epoch, and the place behind the line with that time; 0 for none. */
export let lastTime: f64 = NaN;
export let lastTimeEnd: i32 = 0;
/** `lastTime` is known to be the last one up to here, which is the end of a line. */
let knownTo: i32 = 0;

/** Where the block begins. */
let first: i32 = 0;

export function forgetLastTime(from: i32): void {
  first = from;
  lastTimeEnd = 0;
  knownTo = 0;
}

/** The line that ends before `behind` has this time. */
export function noteTime(time: f64, behind: i32): void {
  lastTime = time;
  lastTimeEnd = behind;
  knownTo = behind;
}

/** For a line without a time: whether `lastTime` is the last one before it. If so, it still is behind it. */
export function isStillLast(from: i32, behind: i32): bool {
  if (knownTo !== from) return false;
  knownTo = behind;
  return true;
}

/**
 * Like `isStillLast`, but also looks for a time in the lines before, as LastTime does (server/src/core/logs/stream/last-time.ts). False
 * if one of them may have a time that only the host can read.
 */
export function lookBack(from: i32, behind: i32): bool {
  const least = max(first, from - REACH);
  for (let end = from; end > least; ) {
    if (end === knownTo) return isStillLast(end, behind);
    let start = end - 1;
    let mayHaveTime = false;
    for (; start > first; start--) {
      const byte = byteAt(start - 1);
      if (byte === LF || byte === CR) break;
      if (byte === ESCAPE) return false;
      if (byte === 123 /* { */ || (byte === COLON && byteAt(start + 2) === COLON)) mayHaveTime = true;
    }
    const time = timeOfLine(start, end);
    if (!Number.isNaN(time)) {
      noteTime(time, end);
      return isStillLast(end, behind);
    }
    if (mayHaveTime) return false;
    end = start;
  }
  return false;
}
