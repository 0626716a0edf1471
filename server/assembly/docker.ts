/**
 * Reads one line of docker's json-file, like DockerBytes (server/src/core/logs/unwrap):
 * `{"log":"text\n","stream":"stdout","time":"2026-11-20T09:58:52.123456789Z"}`.
 */
import {
  BACKSLASH,
  bitsOfByte,
  byteAt,
  countDigits,
  DOT,
  findEither,
  isHexDigit,
  isText,
  numberAt,
  QUOTE,
  WIDE,
} from './bytes';
import { readSecond, SECOND_BYTES } from './stamp';

/** The text as it stands in the line, escapes and all, without its line break. */
export let textStart: i32 = 0;
export let textEnd: i32 = 0;
/** Whether the text has no escapes, and so no quotes. */
export let isPlain: bool = false;
/** Whether the text has no escapes other than those of quotes. */
export let hasOnlyQuotes: bool = false;
/** Milliseconds since the epoch. */
export let dockerTime: f64 = 0;

/** `{"log":"` */
const LOG: u64 = ((<u64>0x223a2267) << 32) | 0x6f6c227b;

/** False for any other line, and for a line that docker has cut (its text has no `\n` at the end). */
export function readDocker(start: i32, end: i32): bool {
  if (end - start < 60 || load<u64>(start) !== LOG) return false;
  textStart = start + 8;
  const close = readCommonText(end);
  return close >= 0 ? readTail(close + 1, end) : readText(end);
}

/** A text without escapes other than those of quotes and of its line break. Returns the place of the quote behind it; -1 for any other text. */
function readCommonText(end: i32): i32 {
  let firstEscape = end;
  let firstOther = end;
  let before: u64 = 0;
  for (let at = textStart; at < end; at += WIDE) {
    const quotes = bitsOfByte(at, QUOTE);
    const slashes = bitsOfByte(at, BACKSLASH);
    const escaped = (slashes << 1) | before;
    if ((slashes & escaped) !== 0) return -1;
    before = slashes >>> 63;
    if (slashes !== 0) firstEscape = min(firstEscape, at + <i32>ctz(slashes));
    const others = escaped & ~quotes;
    if (others !== 0) firstOther = min(firstOther, at + <i32>ctz(others) - 1);
    const open = quotes & ~escaped;
    if (open === 0) continue;
    const close = at + <i32>ctz(open);
    if (firstOther !== close - 2 || byteAt(close - 1) !== 110 /* n */) return -1;
    textEnd = firstOther;
    isPlain = firstEscape === textEnd;
    hasOnlyQuotes = true;
    return close;
  }
  return -1;
}

/** Any other text, and what follows. */
function readText(end: i32): bool {
  const firstEscape = findEither(textStart, end, QUOTE, BACKSLASH);
  let close = firstEscape;
  let firstOther = end;
  while (close < end && byteAt(close) !== QUOTE) {
    if (byteAt(close + 1) !== QUOTE) {
      if (!isEscape(close + 1)) return false;
      firstOther = min(firstOther, close);
    }
    close = findEither(close + 2, end, QUOTE, BACKSLASH);
  }
  // `\n`, whose backslash is not itself escaped.
  if (byteAt(close - 1) !== 110 || byteAt(close - 2) !== BACKSLASH || isEscaped(close - 2)) return false;
  textEnd = close - 2;
  if (byteAt(textEnd - 1) === 114 && byteAt(textEnd - 2) === BACKSLASH && !isEscaped(textEnd - 2)) textEnd -= 2;
  isPlain = firstEscape >= textEnd;
  hasOnlyQuotes = firstOther >= textEnd;
  return readTail(close + 1, end);
}

/** `,"stream":"stdout","time":"…Z"}` */
function readTail(from: i32, end: i32): bool {
  if (!isTailHead(from)) return false;
  const time = from + HEAD_BYTES - 10;
  const fraction = time + 10 + SECOND_BYTES;
  if (fraction >= end) return false;
  const second = readSecond(time + 10);
  if (Number.isNaN(second)) return false;
  let at = fraction;
  dockerTime = second;
  if (byteAt(at) === DOT) {
    const digits = countDigits(at + 1);
    if (digits < 3 || digits > 9) return false;
    dockerTime += numberAt(at + 1, at + 4);
    at += 1 + digits;
  }
  // `Z"}`
  return at + 3 === end && byteAt(at) === 90 && byteAt(at + 1) === QUOTE && byteAt(at + 2) === 125;
}

/** `,"stream":"stdout","time":"` */
const HEAD_BYTES: i32 = 27;
/** Its first and last bytes in the last line: nearly all lines have the same. */
let headStart: v128 = i64x2.splat(0);
let headEnd: v128 = i64x2.splat(0);

function isTailHead(at: i32): bool {
  const first = v128.load(at);
  const last = v128.load(at + HEAD_BYTES - 16);
  if (i8x16.all_true(v128.and(i8x16.eq(first, headStart), i8x16.eq(last, headEnd)))) return true;
  // Behind `out` or `err`.
  if (!isText(at, ',"stream":"std') || !isText(at + HEAD_BYTES - 10, '","time":"')) return false;
  headStart = first;
  headEnd = last;
  return true;
}

/** Whether the byte behind a backslash makes an escape of JSON. */
function isEscape(at: i32): bool {
  switch (byteAt(at)) {
    case 47 /* / */:
    case 92 /* \ */:
    case 98 /* b */:
    case 102 /* f */:
    case 110 /* n */:
    case 114 /* r */:
    case 116 /* t */:
      return true;
    case 117 /* u */:
      return (
        isHexDigit(byteAt(at + 1)) &&
        isHexDigit(byteAt(at + 2)) &&
        isHexDigit(byteAt(at + 3)) &&
        isHexDigit(byteAt(at + 4))
      );
    default:
      return false;
  }
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(at: i32): bool {
  let before = at;
  while (before > textStart && byteAt(before - 1) === BACKSLASH) before--;
  return ((at - before) & 1) === 1;
}
