/**
 * Reads the usual lines of the three most common access logs, like ByteAccess (server/src/core/logs/access-log). Whatever is not certain
 * is left to the host, which reads the text.
 */

import { FAILURES, HEALTH_PATHS } from '../src/core/logs/scan/blocks/module-memory';
import { agentIn, ODD, PERSON, PROBE } from './agents';
import {
  BACKSLASH,
  byteAt,
  CLOSE,
  COLON,
  countCapitals,
  countOfReason,
  DASH,
  DOT,
  findAny,
  findEither,
  HASH,
  isCapital,
  isDigit,
  isSame,
  isText,
  numberAt,
  OPEN,
  QUESTION,
  QUOTE,
  SPACE,
  skipAddress,
  skipFourNumbers,
  skipNumberOrDash,
  skipWord,
} from './bytes';
import { ACCESS_BYTES, readAccessStamp } from './stamp';

/** In the order of SERVERS of the host. */
export const CLF: i32 = 0;
export const GUNICORN: i32 = 1;
export const UVICORN: i32 = 2;

/** `GET ` and `HTTP/1.1`: what nearly every request has. */
const GET: u32 = 0x20544547;
const HTTP_1_1: u64 = ((<u64>0x312e312f) << 32) | 0x50545448;
const MAX_BYTES: i32 = 4000;
const LONGEST_HEALTH_PATH: i32 = 13;

export let server: i32 = 0;
export let status: i32 = 0;
export let isProbe: bool = false;
/** Microseconds; NaN if the format has none. */
export let duration: f64 = NaN;
/** Milliseconds since the epoch; NaN if the format has none. */
export let time: f64 = NaN;

/** How a quote is written: its first byte, and how many bytes it has. */
let quote: u8 = QUOTE;
let quoteSize: i32 = 1;

/**
 * False for any other line. `isEscaped`: there is a backslash before each quote, and nowhere else.
 */
export function readAccess(start: i32, end: i32, isEscaped: bool): bool {
  quote = isEscaped ? BACKSLASH : QUOTE;
  quoteSize = isEscaped ? 2 : 1;
  if (end - start < 40 || end - start > MAX_BYTES) return false;
  const first = byteAt(start);
  if (first === OPEN) return gunicorn(start, end);
  if (first === 73 /* I */) return uvicorn(start, end);
  return isDigit(first) || <u8>(first - 97) < 6 ? common(start, end) : false;
}

/** `[10.0.3.7] id - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 200 152340 512 "-" "Mozilla/5.0"` */
function gunicorn(start: i32, end: i32): bool {
  let at = skipAddress(start + 1, end);
  if (at < 0 || byteAt(at) !== CLOSE || byteAt(at + 1) !== SPACE) return false;
  at = skipWord(at + 2, end);
  if (at >= 0) at = skipWord(at + 1, end);
  if (at >= 0) at = stampAndRequest(at + 1, end);
  if (at < 0 || byteAt(at) !== SPACE) return false;
  const durationEnd = skipNumberOrDash(at + 1, end, 15);
  if (durationEnd < 0 || byteAt(durationEnd) !== SPACE) return false;
  duration = byteAt(at + 1) === DASH ? NaN : numberAt(at + 1, durationEnd);
  at = skipNumberOrDash(durationEnd + 1, end, 15);
  if (at < 0 || byteAt(at) !== SPACE || byteAt(at + 1) !== quote) return false;
  const referer = at + 1 + quoteSize;
  at = skipQuoted(referer, end);
  if (at < 0 || byteAt(at) !== SPACE || byteAt(at + 1) !== quote) return false;
  const agent = at + 1 + quoteSize;
  if (!endsWithQuote(agent, end)) return false;
  server = GUNICORN;
  const kind = agentIn(agent, end);
  if (kind === PERSON) return true;
  const behind = skipQuoted(agent, end);
  if (behind < 0 || kind === ODD) return false;
  if (agentIn(agent, behind) === PROBE) isProbe = true;
  return true;
}

/** `10.0.3.7 - - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 200 512 "-" "Mozilla/5.0"` */
function common(start: i32, end: i32): bool {
  let at = skipAddress(start, end);
  // With a `T` there it may be the time of a transport.
  if (at < 0 || byteAt(start + 10) === 84) return false;
  if (byteAt(at) !== SPACE || byteAt(at + 1) !== DASH || byteAt(at + 2) !== SPACE) return false;
  at = skipWord(at + 3, end);
  if (at >= 0) at = stampAndRequest(at + 1, end);
  if (at < 0 || byteAt(at) !== SPACE) return false;
  at = skipNumberOrDash(at + 1, end, 15);
  if (at < 0) return false;
  server = CLF;
  duration = NaN;
  return at === end || refererAndAgent(at, end);
}

function refererAndAgent(from: i32, end: i32): bool {
  if (byteAt(from) !== SPACE || byteAt(from + 1) !== quote) return false;
  let at = skipQuoted(from + 1 + quoteSize, end);
  if (at < 0 || byteAt(at) !== SPACE || byteAt(at + 1) !== quote) return false;
  const agent = at + 1 + quoteSize;
  at = skipQuoted(agent, end);
  if (at < 0) return false;
  const kind = agentIn(agent, at);
  if (kind === ODD) return false;
  if (kind === PROBE) isProbe = true;
  return at === end || ingressDuration(at, end);
}

/** The place behind the quote that ends the text from `from` on; -1 if the text has an escape. */
function skipQuoted(from: i32, end: i32): i32 {
  const at = findEither(from, end, QUOTE, BACKSLASH);
  return at < end && byteAt(at) === quote && at - from <= 8000 ? at + quoteSize : -1;
}

/** Whether the line ends with a quote behind `from`. */
function endsWithQuote(from: i32, end: i32): bool {
  if (end - quoteSize < from || byteAt(end - 1) !== QUOTE) return false;
  return (byteAt(end - 2) === BACKSLASH) === (quoteSize === 2);
}

/** ingress-nginx: ` 512 0.123 [` behind the agent. */
function ingressDuration(from: i32, end: i32): bool {
  if (byteAt(from) !== SPACE) return false;
  const size = skipNumberOrDash(from + 1, end, 12);
  if (size < 0 || byteAt(from + 1) === DASH || byteAt(size) !== SPACE) return false;
  const dot = skipNumberOrDash(size + 1, end, 7);
  if (dot < 0 || byteAt(size + 1) === DASH || byteAt(dot) !== DOT) return false;
  const fraction = skipNumberOrDash(dot + 1, end, 3);
  if (fraction !== dot + 4 || byteAt(fraction) !== SPACE || byteAt(fraction + 1) !== OPEN) return false;
  duration = (numberAt(size + 1, dot) * 1000 + numberAt(dot + 1, fraction)) * 1000;
  return true;
}

/** `INFO:     127.0.0.1:5000 - "GET / HTTP/1.1" 200 OK` */
function uvicorn(start: i32, end: i32): bool {
  if (!isText(start, 'INFO:     ')) return false;
  let at = skipFourNumbers(start + 10, end, COLON);
  if (at < 0) return false;
  const port = skipNumberOrDash(at + 1, end, 5);
  if (port < 0 || byteAt(port - 1) === DASH || byteAt(port) !== SPACE || byteAt(port + 1) !== DASH) return false;
  if (byteAt(port + 2) !== SPACE || port - start > 60) return false;
  at = request(port + 3, end);
  if (at < 0 || !isReason(at, end)) return false;
  server = UVICORN;
  duration = NaN;
  time = NaN;
  return true;
}

/** Nothing, or ` OK`, ` Not Found`. */
function isReason(from: i32, end: i32): bool {
  if (from === end) return true;
  if (byteAt(from) !== SPACE || !isCapital(byteAt(from + 1)) || end - from > 40 || end - from < 3) return false;
  for (let at = from + 2; at < end; at += 16) if (at + countOfReason(at) < min(at + 16, end)) return false;
  return true;
}

/** `[20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 200` */
function stampAndRequest(from: i32, end: i32): i32 {
  const close = from + 1 + ACCESS_BYTES;
  if (byteAt(from) !== OPEN || close >= end || byteAt(close) !== CLOSE || byteAt(close + 1) !== SPACE) return -1;
  time = readAccessStamp(from + 1);
  return Number.isNaN(time) ? -1 : request(close + 2, end);
}

/** `"GET /path HTTP/1.1" 200`; -1 also for a status that is a failure. */
function request(from: i32, end: i32): i32 {
  if (byteAt(from) !== quote) return -1;
  const isGet = load<u32>(from + quoteSize) === GET;
  const letters = isGet ? 3 : countCapitals(from + quoteSize);
  const space = from + quoteSize + letters;
  if (letters < 3 || letters > 10 || space >= end || byteAt(space) !== SPACE) return -1;
  const path = space + 1;
  let at = findAny(path, end, SPACE, quote, HASH);
  if (at === path || at >= end || byteAt(at) === HASH) return -1;
  const pathEnd = at;
  if (byteAt(at) === SPACE) at = skipVersion(at + 1, end);
  if (at < 0 || byteAt(at) !== quote) return -1;
  at += quoteSize;
  if (byteAt(at) !== SPACE || at + 4 > end) return -1;
  const hundreds = <i32>byteAt(at + 1) - 48;
  if (hundreds < 1 || hundreds > 5 || !isDigit(byteAt(at + 2)) || !isDigit(byteAt(at + 3))) return -1;
  status = <i32>numberAt(at + 1, at + 4);
  if (hundreds === 5 && byteAt(FAILURES + status - 500) === 1) return -1;
  isProbe = isHealthPath(path, pathEnd);
  return at + 4;
}

/** `HTTP/1.1` */
function skipVersion(from: i32, end: i32): i32 {
  if (load<u64>(from) === HTTP_1_1) return from + 8 <= end ? from + 8 : -1;
  if (!isText(from, 'HTTP/')) return -1;
  let at = from + 5;
  while (at < end && at < from + 8 && (isDigit(byteAt(at)) || byteAt(at) === DOT)) at++;
  return at > from + 5 ? at : -1;
}

function isHealthPath(from: i32, to: i32): bool {
  const questions = i8x16.bitmask(i8x16.eq(v128.load(from), i8x16.splat(QUESTION)));
  const length = min(to - from, ctz(questions | 0x10000));
  if (length > LONGEST_HEALTH_PATH) return false;
  for (let at = HEALTH_PATHS; byteAt(at) !== 0; at += 1 + byteAt(at)) {
    if (byteAt(at) === length && isSame(at + 1, from, length)) return true;
  }
  return false;
}
