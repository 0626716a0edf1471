/** Reads times of days that the host has read before (server/src/core/logs/unwrap/iso-bytes.ts): only the time of day is new. */

import {
  DAY_FRACTION,
  DAY_FRACTION_END,
  DAY_MASK,
  DAY_SIZE,
  DAY_STAMP,
  DAY_START,
  DAY_ZONE,
  DAYS,
} from '../src/core/logs/scan/blocks/module-memory';
import { byteAt, CLOSE, COLON, countDigits, DASH, DOT, isBetween, OPEN, pairAt, QUOTE, SPACE, ZERO } from './bytes';
import { SECOND_BYTES } from './stamp';

/** A bit for each digit of a time of day. */
const CLOCK: i32 = 0b11011011;

/** Minutes east of UTC for times without a zone. */
let zone: f64 = 0;

export function setZone(minutes: f64): void {
  zone = minutes;
}

/** The same as IsoBytes.read; NaN for a day that is not known. There are digits where a time has digits. */
export function timeAt(at: i32, length: i32): f64 {
  const day = DAYS + length * DAY_SIZE;
  // The first byte of every date is part of its mask.
  if (byteAt(day + DAY_MASK) === 0 || load<f64>(day + DAY_ZONE) !== zone) return NaN;
  for (let i = 0; i < 48; i += 16) {
    const written = v128.and(v128.load(at + i), v128.load(day + DAY_MASK + i));
    if (!i8x16.all_true(i8x16.eq(written, v128.load(day + DAY_STAMP + i)))) return NaN;
  }
  const seconds = 3600 * pairAt(at + 11) + 60 * pairAt(at + 14) + pairAt(at + 17);
  let milliseconds = 1000 * seconds;
  const end = at + load<i32>(day + DAY_FRACTION_END);
  let unit = 100;
  for (let digit = at + load<i32>(day + DAY_FRACTION); digit < end && unit > 0; digit++) {
    milliseconds += unit * (byteAt(digit) - ZERO);
    unit /= 10;
  }
  return load<f64>(day + DAY_START) + <f64>milliseconds;
}

/** The same as IsoBytes.ofLine, for the line from `start` up to `end`; NaN for any other line. */
export function timeOfLine(start: i32, end: i32): f64 {
  const isBracketed = byteAt(start) === OPEN;
  const from = isBracketed ? start + 1 : start;
  if (from + SECOND_BYTES + 3 > end || byteAt(from + 10) !== SPACE) return NaN;
  // `21:39:04`
  if ((i8x16.bitmask(isBetween(v128.load(from + 11), ZERO, 10)) & CLOCK) !== CLOCK) return NaN;
  let to = from + SECOND_BYTES;
  const digits = countDigits(to + 1);
  if ((byteAt(to) === 44 || byteAt(to) === DOT) && digits > 0) to += 1 + min(digits, 9);
  if (isBracketed && byteAt(to) === SPACE && countDigits(to + 2) === 4 && byteAt(to + 6) === CLOSE) to += 6;
  return to + 2 < end && isFrameAt(to, isBracketed) ? timeAt(from, to - from) : NaN;
}

/** Whether the time certainly ends at `at`. Outside brackets: at a blank that no zone follows (`Z`, `UTC`, `GMT`, `+0800`). */
function isFrameAt(at: i32, isBracketed: bool): bool {
  const first = byteAt(at);
  const second = byteAt(at + 1);
  if (first === COLON) return second === SPACE;
  if (isBracketed) return first === CLOSE && second === SPACE && byteAt(at + 2) !== QUOTE;
  return first === SPACE && second !== 90 && second !== 85 && second !== 71 && second !== 43 && second !== DASH;
}
