import { LiteralScanner } from '../scan/prefilter/literal-scanner.ts';
import type { AccessServer } from './access-record.ts';
import {
  BACKSLASH,
  CLOSE,
  COLON,
  DASH,
  DOT,
  HASH,
  isDigit,
  numberAt,
  OPEN,
  QUOTE,
  SLASH,
  SPACE,
  skipAddress,
  skipNumberOrDash,
  skipQuoted,
  skipWord,
  textAt,
} from './byte-cursor.ts';
import { ByteStamp } from './byte-stamp.ts';
import { HEALTH_AGENTS, isHealthCheck } from './health-check.ts';

/** Longer lines are left to the reader of text. */
const MAX_BYTES = 4000;
const STAMP_BYTES = 26;
/** The length of `/healthcheck/`: no path of a probe is longer. */
const LONGEST_HEALTH_PATH = 13;

/**
 * Reads the usual lines of the three most common access logs (gunicorn as BlueKing starts it, the common log format
 * with its relatives, uvicorn) directly from bytes, without making a string or an object. It only answers where its
 * result certainly equals that of the text reader (unwrap, then accessOfText); a test compares the two.
 */
export class ByteAccess {
  server: AccessServer = 'clf';
  status = 0;
  /** Microseconds; undefined when the format carries none. */
  duration: number | undefined;
  healthCheck = false;
  /** Milliseconds since the epoch; undefined when the format carries none. */
  time: number | undefined;
  /** Where the method begins, and the path, and where that ends. */
  methodFrom = 0;
  pathFrom = 0;
  pathTo = 0;

  #takesFailures = false;
  readonly #isFailure: (status: number) => boolean;
  readonly #stamp = new ByteStamp();
  /** Finds user agents of probes: such lines are left to the text reader. Made on first use. */
  #probes: LiteralScanner | undefined;

  /** `isFailure`: true for a status that has a signature, so that somebody asks for more of the line. */
  constructor(isFailure: (status: number) => boolean) {
    this.#isFailure = isFailure;
  }

  /** False for a line that is no access line, or that only the text reader can be sure of; a failure is one unless `takesFailures`. */
  read(bytes: Uint8Array, start: number, end: number, takesFailures = false): boolean {
    this.#takesFailures = takesFailures;
    if (end - start < 40 || end - start > MAX_BYTES) return false;
    const first = bytes[start] ?? 0;
    if (first === OPEN) return this.#gunicorn(bytes, start, end);
    if (first === 73 /* I */) return this.#uvicorn(bytes, start, end);
    return isDigit(first) || (first >= 97 && first <= 102) ? this.#common(bytes, start, end) : false;
  }

  /** `[10.0.3.7] id - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 200 152340 512 "-" "Mozilla/5.0"` */
  #gunicorn(bytes: Uint8Array, start: number, end: number): boolean {
    let at = skipAddress(bytes, start + 1, end);
    if (at < 0 || bytes[at] !== CLOSE || bytes[at + 1] !== SPACE) return false;
    at = skipWord(bytes, at + 2, end);
    if (at >= 0) at = skipWord(bytes, at + 1, end);
    if (at >= 0) at = this.#stampAndRequest(bytes, at + 1, end);
    if (at < 0 || bytes[at] !== SPACE) return false;
    const durationEnd = skipNumberOrDash(bytes, at + 1, end, 15);
    if (durationEnd < 0 || bytes[durationEnd] !== SPACE) return false;
    this.duration = bytes[at + 1] === DASH ? undefined : numberAt(bytes, at + 1, durationEnd);
    at = skipNumberOrDash(bytes, durationEnd + 1, end, 15);
    if (at < 0 || bytes[at] !== SPACE || bytes[at + 1] !== QUOTE) return false;
    const referer = at + 2;
    at = skipQuoted(bytes, referer, end);
    if (at < 0 || bytes[at + 1] !== SPACE || bytes[at + 2] !== QUOTE) return false;
    const closed = end - 1 > at + 2 && bytes[end - 1] === QUOTE && bytes[end - 2] !== BACKSLASH;
    if (!closed || this.#mayBeProbe(bytes, referer, end)) return false;
    this.server = 'gunicorn';
    return true;
  }

  /** `10.0.3.7 - - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 200 512 "-" "Mozilla/5.0"` */
  #common(bytes: Uint8Array, start: number, end: number): boolean {
    let at = skipAddress(bytes, start, end);
    // A `T` there may belong to the timestamp of a transport.
    if (at < 0 || bytes[start + 10] === 84) return false;
    if (bytes[at] !== SPACE || bytes[at + 1] !== DASH || bytes[at + 2] !== SPACE) return false;
    at = skipWord(bytes, at + 3, end);
    if (at >= 0) at = this.#stampAndRequest(bytes, at + 1, end);
    if (at < 0 || bytes[at] !== SPACE) return false;
    at = skipNumberOrDash(bytes, at + 1, end, 15);
    if (at < 0) return false;
    this.server = 'clf';
    this.duration = undefined;
    return at === end || this.#refererAndAgent(bytes, at, end);
  }

  #refererAndAgent(bytes: Uint8Array, from: number, end: number): boolean {
    if (bytes[from] !== SPACE || bytes[from + 1] !== QUOTE) return false;
    const referer = skipQuoted(bytes, from + 2, end);
    if (referer < 0 || bytes[referer + 1] !== SPACE || bytes[referer + 2] !== QUOTE) return false;
    const agent = skipQuoted(bytes, referer + 3, end);
    if (agent < 0 || this.#mayBeProbe(bytes, from + 2, end)) return false;
    if (agent + 1 === end) return true;
    return this.#ingressDuration(bytes, agent + 1, end);
  }

  /** ingress-nginx: ` 512 0.123 [` behind the agent. */
  #ingressDuration(bytes: Uint8Array, from: number, end: number): boolean {
    if (bytes[from] !== SPACE) return false;
    const size = skipNumberOrDash(bytes, from + 1, end, 12);
    if (size < 0 || bytes[from + 1] === DASH || bytes[size] !== SPACE) return false;
    const dot = skipNumberOrDash(bytes, size + 1, end, 7);
    if (dot < 0 || bytes[size + 1] === DASH || bytes[dot] !== DOT) return false;
    const fraction = skipNumberOrDash(bytes, dot + 1, end, 3);
    if (fraction !== dot + 4 || bytes[fraction] !== SPACE || bytes[fraction + 1] !== OPEN) return false;
    this.duration = (numberAt(bytes, size + 1, dot) * 1000 + numberAt(bytes, dot + 1, fraction)) * 1000;
    return true;
  }

  /** `INFO:     127.0.0.1:5000 - "GET / HTTP/1.1" 200 OK` */
  #uvicorn(bytes: Uint8Array, start: number, end: number): boolean {
    // `NFO:     `
    if (bytes[start + 1] !== 78 || bytes[start + 2] !== 70 || bytes[start + 3] !== 79) return false;
    if (bytes[start + 4] !== COLON) return false;
    for (let i = 5; i < 10; i++) if (bytes[start + i] !== SPACE) return false;
    let at = start + 10;
    for (let dots = 0; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === DOT) dots++;
      else if (byte === COLON && dots === 3) break;
      else if (!isDigit(byte)) return false;
    }
    const port = skipNumberOrDash(bytes, at + 1, end, 5);
    if (port < 0 || bytes[port - 1] === DASH || bytes[port] !== SPACE || bytes[port + 1] !== DASH) return false;
    if (bytes[port + 2] !== SPACE || port - start > 60) return false;
    at = this.#request(bytes, port + 3, end);
    if (at < 0 || !this.#isReason(bytes, at, end)) return false;
    this.server = 'uvicorn';
    this.duration = undefined;
    this.time = undefined;
    return true;
  }

  /** Nothing, or ` OK`, ` Not Found`. */
  #isReason(bytes: Uint8Array, from: number, end: number): boolean {
    if (from === end) return true;
    const first = bytes[from + 1] ?? 0;
    if (bytes[from] !== SPACE || first < 65 || first > 90 || end - from > 40 || end - from < 3) return false;
    for (let at = from + 2; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (!((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte === SPACE)) return false;
    }
    return true;
  }

  /** `[20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 200` */
  #stampAndRequest(bytes: Uint8Array, from: number, end: number): number {
    const close = from + 1 + STAMP_BYTES;
    if (bytes[from] !== OPEN || close >= end || bytes[close] !== CLOSE || bytes[close + 1] !== SPACE) return -1;
    const time = this.#stamp.read(bytes, from + 1);
    if (time === undefined) return -1;
    this.time = time;
    return this.#request(bytes, close + 2, end);
  }

  /** `"GET /path HTTP/1.1" 200`; -1 also for a status that is an incident, unless these are taken. */
  #request(bytes: Uint8Array, from: number, end: number): number {
    if (bytes[from] !== QUOTE) return -1;
    let at = from + 1;
    while (at < end && isCapital(bytes[at] ?? 0)) at++;
    const letters = at - from - 1;
    if (letters < 3 || letters > 10 || bytes[at] !== SPACE) return -1;
    const path = at + 1;
    for (at = path; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === SPACE || byte === QUOTE) break;
      if (byte === HASH) return -1;
    }
    const pathEnd = at;
    if (pathEnd === path || pathEnd >= end) return -1;
    if (bytes[at] === SPACE) at = skipVersion(bytes, at + 1, end);
    if (at < 0 || bytes[at] !== QUOTE || bytes[at + 1] !== SPACE || at + 5 > end) return -1;
    const hundreds = (bytes[at + 2] ?? 0) - 48;
    if (hundreds < 1 || hundreds > 5 || !isDigit(bytes[at + 3] ?? 0) || !isDigit(bytes[at + 4] ?? 0)) return -1;
    this.status = numberAt(bytes, at + 2, at + 5);
    if (hundreds === 5 && !this.#takesFailures && this.#isFailure(this.status)) return -1;
    this.methodFrom = from + 1;
    this.pathFrom = path;
    this.pathTo = pathEnd;
    this.healthCheck = isHealthPath(bytes, path, pathEnd);
    return at + 5;
  }

  #mayBeProbe(bytes: Uint8Array, from: number, end: number): boolean {
    // This may be the start of an escape sequence in the middle of a word (`#033[0m`).
    if (bytes.subarray(from, end).includes(HASH)) return true;
    this.#probes ??= new LiteralScanner(HEALTH_AGENTS);
    return this.#probes.next(bytes, from, this.#probes.first(from), end) >= 0;
  }
}

function isCapital(byte: number): boolean {
  return byte >= 65 && byte <= 90;
}

/** `HTTP/1.1` */
function skipVersion(bytes: Uint8Array, from: number, end: number): number {
  const isHttp = bytes[from] === 72 && bytes[from + 1] === 84 && bytes[from + 2] === 84 && bytes[from + 3] === 80;
  if (!isHttp || bytes[from + 4] !== SLASH) return -1;
  let at = from + 5;
  while (at < end && at < from + 8 && (isDigit(bytes[at] ?? 0) || bytes[at] === DOT)) at++;
  return at > from + 5 ? at : -1;
}

function isHealthPath(bytes: Uint8Array, from: number, to: number): boolean {
  let end = from;
  const limit = Math.min(to, from + LONGEST_HEALTH_PATH + 1);
  while (end < limit && bytes[end] !== 63 /* ? */) end++;
  return end - from <= LONGEST_HEALTH_PATH && isHealthCheck(textAt(bytes, from, end), '');
}
