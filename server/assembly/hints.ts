/** What the quotes of a line say, as hintOf tells it (server/src/core/logs/scan/text-hints.ts). */
import { BACKSLASH, byteAt, isDigit, QUOTE, SPACE } from './bytes';

export const NOTHING: i32 = 0;
export const REQUEST: i32 = 1;
/** A letter may be written as an escape, so that no search of the bytes finds it. */
export const ODD: i32 = 2;

export function hintOf(start: i32, end: i32): i32 {
  const quotes = i8x16.splat(QUOTE);
  const backslashes = i8x16.splat(BACKSLASH);
  const letters = i8x16.splat(117 /* u */);
  let hint = NOTHING;
  for (let at = start; at < end; at += 16) {
    const block = v128.load(at);
    const behind = v128.load(at + 1);
    for (let mask = i8x16.bitmask(i8x16.eq(block, quotes)); mask !== 0 && hint === NOTHING; mask &= mask - 1) {
      const quote = at + ctz(mask);
      if (quote < end && (isStatusBehind(quote, end) || isStatusName(quote, start))) hint = REQUEST;
    }
    const escapes = v128.and(i8x16.eq(block, backslashes), i8x16.eq(behind, letters));
    for (let mask = i8x16.bitmask(escapes); mask !== 0; mask &= mask - 1) {
      const place = at + ctz(mask);
      if (place < end && isOddEscape(place)) return ODD;
    }
  }
  return hint;
}

/** `" 200` */
function isStatusBehind(quote: i32, end: i32): bool {
  if (byteAt(quote + 1) !== SPACE || quote + 5 > end) return false;
  return <u8>(byteAt(quote + 2) - 49) < 5 && isDigit(byteAt(quote + 3)) && isDigit(byteAt(quote + 4));
}

/** `status"`, `statusCode"`, `status_code"`, with any backslashes before the quote. */
function isStatusName(quote: i32, start: i32): bool {
  let last = quote - 1;
  while (last > start && byteAt(last) === BACKSLASH) last--;
  // `tatus`, of which `atus` is enough; else `…ode`
  if (byteAt(last) === 115) return byteAt(last - 1) === 117 && byteAt(last - 2) === 116 && byteAt(last - 3) === 97;
  if (byteAt(last) !== 101 || byteAt(last - 1) !== 100 || byteAt(last - 2) !== 111) return false;
  const before = byteAt(last - 4) === 95 /* _ */ ? last - 5 : last - 4;
  return byteAt(before) === 115 && byteAt(before - 1) === 117 && byteAt(before - 2) === 116;
}

/** `\u00…`, but for `<`, `>` and `&`, which Go's encoder writes so. */
function isOddEscape(at: i32): bool {
  if (byteAt(at + 2) !== 48 || byteAt(at + 3) !== 48) return false;
  const high = byteAt(at + 4);
  const low = byteAt(at + 5) | 32;
  return !((high === 51 && (low === 99 || low === 101)) || (high === 50 && low === 54));
}
