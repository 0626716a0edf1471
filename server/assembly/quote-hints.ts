/** What the quotes of a line show: the same as server/src/core/logs/scan/prefilter/quote-hints.ts. */
import { BACKSLASH, byteAt, isDigit, QUOTE, SPACE, ZERO } from './bytes';

/** `":` */
const VALUE: u16 = 0x3a22;

export const NOTHING: i32 = 0;
export const REQUEST: i32 = 1;
/** A letter may be written as an escape, which no search of the bytes finds. */
export const ODD: i32 = 2;

/** 32 places at once are tested for what few of them have: a quote or an escape with certain bytes next to it. */
export function hintOf(start: i32, end: i32): i32 {
  let hint = NOTHING;
  for (let at = start; at < end; at += 32) {
    if (!v128.any_true(v128.or(mayTell(at), mayTell(at + 16)))) continue;
    // One place more: a quote there may belong to an escape at the last place.
    for (let place = at; place < min(at + 33, end); place++) {
      const byte = byteAt(place);
      if (byte === BACKSLASH && byteAt(place + 1) === 117 /* u */ && isOddEscape(place)) return ODD;
      if (byte !== QUOTE || hint !== NOTHING) continue;
      if (isStatusBehind(place, end) || isStatusName(place, start)) hint = REQUEST;
    }
  }
  return hint;
}

/** Marks those of the 16 bytes at `at` that may begin an odd escape, or be a quote next to a status. */
function mayTell(at: i32): v128 {
  const bytes = v128.load(at);
  const behind = v128.load(at + 1);
  const before = v128.load(at - 2);
  const isQuote = isAll(bytes, QUOTE);
  // `" 200`, `status"`, `code"`
  const isNext = v128.or(isAll(behind, SPACE), v128.or(isAll(before, 117), isAll(before, 100)));
  // `\u0041`, `status\"`
  const isEscape = v128.and(isAll(bytes, BACKSLASH), v128.or(isAll(behind, 117), isAll(behind, QUOTE)));
  return v128.or(isEscape, v128.and(isQuote, isNext));
}

function isAll(bytes: v128, byte: u8): v128 {
  return i8x16.eq(bytes, i8x16.splat(byte));
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

/**
 * False if a number in the object begins with a zero (`01`): that is no JSON, although lines of the same template may be. At most one
 * blank is expected before a number, as in program-text.ts (server/src/core/logs/scan/templates).
 */
export function hasJustNumbers(start: i32, end: i32): bool {
  for (let at = start; at < end; at++) {
    if (load<u16>(at) !== VALUE) continue;
    const value = byteAt(at + 2) === SPACE ? at + 3 : at + 2;
    if (byteAt(value) === ZERO && isDigit(byteAt(value + 1))) return false;
  }
  return true;
}
