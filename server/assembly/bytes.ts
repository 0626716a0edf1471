/** Reading bytes. A function `skip…` returns the place behind what it skips, or -1 if that is not there. */

export const LF: u8 = 10;
export const CR: u8 = 13;
export const ESCAPE: u8 = 27;
export const SPACE: u8 = 32;
export const QUOTE: u8 = 34;
export const HASH: u8 = 35;
export const DASH: u8 = 45;
export const DOT: u8 = 46;
export const SLASH: u8 = 47;
export const ZERO: u8 = 48;
export const COLON: u8 = 58;
export const QUESTION: u8 = 63;
export const OPEN: u8 = 91;
export const BACKSLASH: u8 = 92;
export const CLOSE: u8 = 93;

export function byteAt(at: i32): u8 {
  return load<u8>(at);
}

export function isDigit(byte: u8): bool {
  return <u8>(byte - 48) < 10;
}

/** The value of two digits. */
export function pairAt(at: i32): i32 {
  return 10 * (byteAt(at) - ZERO) + (byteAt(at + 1) - ZERO);
}

export function isHexDigit(byte: u8): bool {
  return isDigit(byte) || <u8>((byte | 32) - 97) < 6;
}

export function isCapital(byte: u8): bool {
  return <u8>(byte - 65) < 26;
}

/** A bit for each of the 16 bytes at `at` that is not a letter, a digit, `_`, `.`, `@` or `-`. */
function notOfWord(at: i32): i32 {
  const bytes = v128.load(at);
  const letters = isBetween(v128.or(bytes, i8x16.splat(32)), 97, 26);
  const others = v128.or(
    v128.or(i8x16.eq(bytes, i8x16.splat(DASH)), i8x16.eq(bytes, i8x16.splat(DOT))),
    v128.or(i8x16.eq(bytes, i8x16.splat(95)), i8x16.eq(bytes, i8x16.splat(64))),
  );
  return 0xffff & ~i8x16.bitmask(v128.or(v128.or(letters, isBetween(bytes, 48, 10)), others));
}

/** Marks bytes of `count` values from `first` on. On x86 `le_u` is two instructions, `lt_u` four. */
export function isBetween(bytes: v128, first: u8, count: u8): v128 {
  return i8x16.le_u(i8x16.sub(bytes, i8x16.splat(first)), i8x16.splat(count - 1));
}

/** An address of IPv4 or IPv6, but not a number or a time of day. */
export function skipAddress(from: i32, end: i32): i32 {
  const v4 = skipFourNumbers(from, end, SPACE, CLOSE);
  if (v4 >= 0) return v4;
  let dots = 0;
  let colons = 0;
  for (let at = from; at < from + 48; at += 16) {
    const bytes = v128.load(at);
    const dot = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(DOT)));
    const colon = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(COLON)));
    const digits = i8x16.bitmask(v128.or(isBetween(bytes, 48, 10), isBetween(bytes, 97, 6)));
    const others = 0xffff & ~(dot | colon | digits);
    const before = others === 0 ? 0xffff : (1 << ctz(others)) - 1;
    dots += popcnt(dot & before);
    colons += popcnt(colon & before);
    if (others === 0) continue;
    const to = at + ctz(others);
    const isAddress = (dots === 3 && colons === 0) || (colons >= 2 && dots === 0);
    return isAddress && to - from <= 45 && to <= end ? to : -1;
  }
  return -1;
}

/** The common address: up to fifteen digits and three dots, in front of one of two bytes. */
export function skipFourNumbers(from: i32, end: i32, one: u8, other: u8 = one): i32 {
  const bytes = v128.load(from);
  const dots = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(DOT)));
  const others = 0xffff & ~(dots | i8x16.bitmask(isBetween(bytes, 48, 10)));
  if (others === 0) return -1;
  const length = ctz(others);
  const next = byteAt(from + length);
  const isOver = next === one || next === other;
  return isOver && popcnt(dots & ((1 << length) - 1)) === 3 && from + length <= end ? from + length : -1;
}

/** What stands for a user or a request id, followed by a blank. */
export function skipWord(from: i32, end: i32): i32 {
  // Most often nobody.
  if (byteAt(from) === DASH && byteAt(from + 1) === SPACE && from + 1 < end) return from + 1;
  for (let at = from; at <= from + 100; at += 16) {
    const others = notOfWord(at);
    if (others === 0) continue;
    const to = at + ctz(others);
    return to > from && to - from <= 100 && to < end && byteAt(to) === SPACE ? to : -1;
  }
  return -1;
}

/** Digits, at most `limit` of them (up to fifteen), or `-` alone. */
export function skipNumberOrDash(from: i32, end: i32, limit: i32): i32 {
  if (from < end && byteAt(from) === DASH) return from + 1;
  const digits = countDigits(from);
  return digits > 0 && digits <= limit && from + digits <= end ? from + digits : -1;
}

/** How many digits stand at `at`, up to sixteen. */
export function countDigits(at: i32): i32 {
  return countBetween(at, 48, 10);
}

/** How many capital letters stand at `at`, up to sixteen. */
export function countCapitals(at: i32): i32 {
  return countBetween(at, 65, 26);
}

/** How many letters and blanks stand at `at`, up to sixteen. */
export function countOfReason(at: i32): i32 {
  const bytes = v128.load(at);
  const letters = isBetween(v128.or(bytes, i8x16.splat(32)), 97, 26);
  return ctz(0x10000 | (0xffff & ~i8x16.bitmask(v128.or(letters, i8x16.eq(bytes, i8x16.splat(SPACE))))));
}

function countBetween(at: i32, first: u8, count: u8): i32 {
  return ctz(0x10000 | (0xffff & ~i8x16.bitmask(isBetween(v128.load(at), first, count))));
}

const LOW_HALVES: u64 = ((<u64>0x0f0f0f0f) << 32) | 0x0f0f0f0f;
const EACH_OTHER_BYTE: u64 = ((<u64>0x00ff00ff) << 32) | 0x00ff00ff;
const EACH_OTHER_PAIR: u64 = ((<u64>0x0000ffff) << 32) | 0x0000ffff;

/** The value of the digits from `from` up to `to`, one at least; up to eight are put together in pairs, in no loop. */
export function numberAt(from: i32, to: i32): f64 {
  if (to - from <= 8) {
    let digits = load<u64>(to - 8) & (LOW_HALVES << (64 - 8 * (to - from)));
    digits = ((digits * 2561) >> 8) & EACH_OTHER_BYTE;
    digits = ((digits * 6553601) >> 16) & EACH_OTHER_PAIR;
    return <f64>(<i64>((digits * 42949672960001) >> 32));
  }
  let value: i64 = 0;
  for (let at = from; at < to; at++) value = value * 10 + byteAt(at) - 48;
  return <f64>value;
}

/** So many bytes are looked at together: a number of 64 bits tells of each. Few lines need many of these looks. */
export const WIDE: i32 = 64;

/** A bit for each of the 64 bytes, the first one lowest: whether its highest bit is set. */
export function bitsOf(one: v128, two: v128, three: v128, four: v128): u64 {
  const low = i8x16.bitmask(one) | (i8x16.bitmask(two) << 16);
  const high = i8x16.bitmask(three) | (i8x16.bitmask(four) << 16);
  return <u64>(<u32>low) | ((<u64>(<u32>high)) << 32);
}

/** A bit for each of the 64 bytes at `at`: whether it is this one. */
export function bitsOfByte(at: i32, byte: u8): u64 {
  const bytes = i8x16.splat(byte);
  return bitsOf(
    i8x16.eq(v128.load(at), bytes),
    i8x16.eq(v128.load(at, 16), bytes),
    i8x16.eq(v128.load(at, 32), bytes),
    i8x16.eq(v128.load(at, 48), bytes),
  );
}

/** The first place from `from` on where one of the two bytes stands; `end` when there is none. */
export function findEither(from: i32, end: i32, one: u8, other: u8): i32 {
  for (let at = from; at < end; at += WIDE) {
    const found = bitsOf(
      isEither(v128.load(at), one, other),
      isEither(v128.load(at, 16), one, other),
      isEither(v128.load(at, 32), one, other),
      isEither(v128.load(at, 48), one, other),
    );
    if (found !== 0) return min(at + <i32>ctz(found), end);
  }
  return end;
}

/** The first place from `from` on where one of the three bytes stands; `end` when there is none. */
export function findAny(from: i32, end: i32, one: u8, two: u8, three: u8): i32 {
  for (let at = from; at < end; at += WIDE) {
    const found = bitsOf(
      isAny(v128.load(at), one, two, three),
      isAny(v128.load(at, 16), one, two, three),
      isAny(v128.load(at, 32), one, two, three),
      isAny(v128.load(at, 48), one, two, three),
    );
    if (found !== 0) return min(at + <i32>ctz(found), end);
  }
  return end;
}

function isEither(bytes: v128, one: u8, other: u8): v128 {
  return v128.or(i8x16.eq(bytes, i8x16.splat(one)), i8x16.eq(bytes, i8x16.splat(other)));
}

function isAny(bytes: v128, one: u8, two: u8, three: u8): v128 {
  return v128.or(isEither(bytes, one, two), i8x16.eq(bytes, i8x16.splat(three)));
}

/** Whether the bytes at `at` and at `other` are the same. */
export function isSame(at: i32, other: i32, length: i32): bool {
  if (length < 8) {
    for (let i = 0; i < length; i++) if (byteAt(at + i) !== byteAt(other + i)) return false;
    return true;
  }
  const last = length - 8;
  for (let i = 0; i < last; i += 8) if (load<u64>(at + i) !== load<u64>(other + i)) return false;
  return load<u64>(at + last) === load<u64>(other + last);
}

/** Whether `text`, of ASCII, stands at `at`: eight characters of it at once, which have two bytes each. */
export function isText(at: i32, text: string): bool {
  const characters = changetype<i32>(text);
  for (let i = 0; i < text.length; i += 8) {
    const same = i16x8.bitmask(i16x8.eq(v128.load(characters + 2 * i), v128.load_ext<u8>(at + i)));
    const wanted = 0xff >> max(0, 8 + i - text.length);
    if ((same & wanted) !== wanted) return false;
  }
  return true;
}
