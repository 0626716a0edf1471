/** Reads times, in milliseconds since the epoch. Hundreds of lines have the same second: most times need only be compared with the last. */
import { byteAt, CLOSE, COLON, DASH, isDigit, numberAt, pairAt, SLASH, SPACE } from './bytes';

/** `20/Nov/2026:21:39:01 +0800` */
export const ACCESS_BYTES: i32 = 26;
/** `2026-11-20T09:58:52` */
export const SECOND_BYTES: i32 = 19;

let accessHead: v128 = i64x2.splat(0);
let accessTail: v128 = i64x2.splat(0);
let accessTime: f64 = NaN;

let secondHead: v128 = i64x2.splat(0);
let secondTail: u32 = 0;
let secondTime: f64 = NaN;

/** NaN if the 26 bytes are no such time. */
export function readAccessStamp(at: i32): f64 {
  const head = v128.load(at);
  const tail = v128.load(at + ACCESS_BYTES - 16);
  if (i8x16.all_true(i8x16.eq(head, accessHead)) && i8x16.all_true(i8x16.eq(tail, accessTail))) return accessTime;
  const time = parseAccess(at);
  if (!Number.isNaN(time)) {
    accessHead = head;
    accessTail = tail;
    accessTime = time;
  }
  return time;
}

/** NaN if the 19 bytes are no such time. */
export function readSecond(at: i32): f64 {
  const head = v128.load(at);
  const tail = load<u32>(at + SECOND_BYTES - 4);
  if (tail === secondTail && i8x16.all_true(i8x16.eq(head, secondHead))) return secondTime;
  const time = parseSecond(at);
  if (!Number.isNaN(time)) {
    secondHead = head;
    secondTail = tail;
    secondTime = time;
  }
  return time;
}

function parseAccess(at: i32): f64 {
  if (byteAt(at + 2) !== SLASH || byteAt(at + 6) !== SLASH || byteAt(at + 11) !== COLON) return NaN;
  if (byteAt(at + 20) !== SPACE || byteAt(at + ACCESS_BYTES) !== CLOSE) return NaN;
  const month = monthAt(at + 3);
  const sign = byteAt(at + 21);
  if (month < 0 || (sign !== DASH && sign !== 43) || !areDigits(at, 2) || !areDigits(at + 22, 4)) return NaN;
  const zone = 60 * pairAt(at + 22) + pairAt(at + 24);
  return timeOf(at + 7, month, pairAt(at), at + 12) - <f64>(sign === DASH ? -zone : zone) * 60_000;
}

function parseSecond(at: i32): f64 {
  if (byteAt(at + 4) !== DASH || byteAt(at + 7) !== DASH || byteAt(at + 10) !== 84 /* T */) return NaN;
  if (!areDigits(at + 5, 2) || !areDigits(at + 8, 2)) return NaN;
  return timeOf(at, pairAt(at + 5) - 1, pairAt(at + 8), at + 11);
}

/** `year`: the place of its four digits; `clock`: of `21:39:01`; `month` from 0. A day too late is a later day, as in Date.UTC. */
function timeOf(year: i32, month: i32, day: i32, clock: i32): f64 {
  if (!areDigits(year, 4) || byteAt(clock + 2) !== COLON || byteAt(clock + 5) !== COLON) return NaN;
  if (!areDigits(clock, 2) || !areDigits(clock + 3, 2) || !areDigits(clock + 6, 2)) return NaN;
  const years = <i32>numberAt(year, year + 4);
  // Date.UTC takes years below 100 for those of the last century.
  if (years < 100) return NaN;
  const seconds = 3600 * pairAt(clock) + 60 * pairAt(clock + 3) + pairAt(clock + 6);
  return (<f64>daysBefore(years, month) + <f64>(day - 1)) * 86_400_000 + <f64>seconds * 1000;
}

/** Days from 1970-01-01 to the first of the month (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function daysBefore(years: i32, month: i32): i32 {
  // A month of 0 or of 13 and more is one of the next or the last year.
  const months = years * 12 + month - 2;
  const year = months / 12;
  const dayOfYear = (153 * (months % 12) + 2) / 5;
  return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468;
}

function areDigits(at: i32, count: i32): bool {
  for (let i = 0; i < count; i++) if (!isDigit(byteAt(at + i))) return false;
  return true;
}

/** From 0; -1 for no name of a month. */
function monthAt(at: i32): i32 {
  switch (load<u32>(at) & 0xffffff) {
    case 0x6e614a:
      return 0;
    case 0x626546:
      return 1;
    case 0x72614d:
      return 2;
    case 0x727041:
      return 3;
    case 0x79614d:
      return 4;
    case 0x6e754a:
      return 5;
    case 0x6c754a:
      return 6;
    case 0x677541:
      return 7;
    case 0x706553:
      return 8;
    case 0x74634f:
      return 9;
    case 0x766f4e:
      return 10;
    case 0x636544:
      return 11;
    default:
      return -1;
  }
}
