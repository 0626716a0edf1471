/** Times whose day is known: as the host has read them before (server/src/core/logs/unwrap/iso-bytes.ts). */
import { byteAt, CLOSE, COLON, countDigits, DASH, DOT, isBetween, OPEN, pairAt, QUOTE, SPACE, ZERO } from './bytes';
import { DAY_SIZE, DAYS } from './memory';
import { SECOND_BYTES } from './stamp';

/** A bit for each digit of a time of day. */
const CLOCK: i32 = 0b11011011;

/** Minutes east of UTC for times that say no zone. */
let zone: f64 = 0;

export function setZone(minutes: f64): void {
  zone = minutes;
}

/** As IsoBytes reads it; NaN for a day that the host has not told. Digits stand where a time has digits. */
export function timeAt(at: i32, length: i32): f64 {
  const day = DAYS + length * DAY_SIZE;
  // The first byte of a day that was told is part of it.
  if (byteAt(day + 80) === 0 || load<f64>(day + 8) !== zone) return NaN;
  for (let i = 0; i < 48; i += 16) {
    const written = v128.and(v128.load(at + i), v128.load(day + 80 + i));
    if (!i8x16.all_true(i8x16.eq(written, v128.load(day + 32 + i)))) return NaN;
  }
  const seconds = 3600 * pairAt(at + 11) + 60 * pairAt(at + 14) + pairAt(at + 17);
  let milliseconds = 1000 * seconds;
  const end = at + load<i32>(day + 20);
  let unit = 100;
  for (let digit = at + load<i32>(day + 16); digit < end && unit > 0; digit++) {
    milliseconds += unit * (byteAt(digit) - ZERO);
    unit /= 10;
  }
  return load<f64>(day) + <f64>milliseconds;
}

/** The time of the line from `start` up to `end` as IsoBytes.ofLine tells it; NaN for any other line. */
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

/** What ends a time without doubt. Outside brackets a blank does that no zone follows: `Z`, `UTC`, `GMT`, `+0800`. */
function isFrameAt(at: i32, isBracketed: bool): bool {
  const first = byteAt(at);
  const second = byteAt(at + 1);
  if (first === COLON) return second === SPACE;
  if (isBracketed) return first === CLOSE && second === SPACE && byteAt(at + 2) !== QUOTE;
  return first === SPACE && second !== 90 && second !== 85 && second !== 71 && second !== 43 && second !== DASH;
}
