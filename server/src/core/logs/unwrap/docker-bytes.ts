import { readStamp } from './timestamp.ts';

const START = Uint8Array.from('{"log":"', (character) => character.charCodeAt(0));
const STREAM = Uint8Array.from(',"stream":"std', (character) => character.charCodeAt(0));
const TIME = Uint8Array.from('","time":"', (character) => character.charCodeAt(0));
const QUOTE = 34;
const BACKSLASH = 92;
/** `2026-11-20T09:58:52` */
const SECOND_BYTES = 19;
/** A longer text is left to the reader of text. */
const MAX_TEXT = 4096;

/**
 * Reads one line of docker's json-file from bytes, as its writer puts it (moby/moby:daemon/logger/jsonfilelog/jsonlog):
 * `{"log":"text\n","stream":"stdout","time":"2026-11-20T09:58:52.123456789Z"}`. For any other shape it gives up.
 */
export class DockerBytes {
  /** The text as it stands in the line, escapes and all, without its line break. */
  start = 0;
  end = 0;
  /** Milliseconds since the epoch. */
  time = 0;
  /** The text itself, after `unescape`. */
  readonly text = new Uint8Array(MAX_TEXT + 8);
  length = 0;

  readonly #second = new Uint8Array(SECOND_BYTES);
  #secondTime = 0;

  /** False for any other line, and for one that docker has cut (its text has no `\n` at the end). */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    if (!isAt(bytes, start, START)) return false;
    let at = start + START.length;
    this.start = at;
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) break;
      // As it is such a character does not stand in JSON, nor does a backslash before any other.
      if (byte < 32 || (byte === BACKSLASH && !isEscape(bytes, ++at))) return false;
    }
    const close = at;
    // `\n`, whose backslash is not itself escaped.
    if (bytes[close - 1] !== 110 || bytes[close - 2] !== BACKSLASH || isEscaped(bytes, close - 2, this.start))
      return false;
    this.end = close - 2;
    if (
      bytes[this.end - 1] === 114 &&
      bytes[this.end - 2] === BACKSLASH &&
      !isEscaped(bytes, this.end - 2, this.start)
    ) {
      this.end -= 2;
    }
    return this.#tail(bytes, close + 1, end);
  }

  /** Fills `text`; false when there is more to it than escaped quotes, or too much of it. */
  unescape(bytes: Uint8Array): boolean {
    const { text, start, end } = this;
    if (end - start > MAX_TEXT) return false;
    let length = 0;
    for (let at = start; at < end; at++) {
      let byte = bytes[at] ?? 0;
      if (byte === BACKSLASH) {
        byte = bytes[++at] ?? 0;
        if (byte !== QUOTE) return false;
      }
      text[length++] = byte;
    }
    // What an earlier line has left there is no part of this one.
    text.fill(0, length, length + 8);
    this.length = length;
    return true;
  }

  #tail(bytes: Uint8Array, from: number, end: number): boolean {
    if (!isAt(bytes, from, STREAM)) return false;
    // `out` or `err`
    const time = from + STREAM.length + 3;
    if (!isAt(bytes, time, TIME)) return false;
    const fraction = time + TIME.length + SECOND_BYTES;
    const second = this.#readSecond(bytes, time + TIME.length);
    if (second === undefined) return false;
    let at = fraction;
    let milliseconds = 0;
    if (bytes[at] === 46 /* . */) {
      for (at++; at < end; at++) {
        const digit = (bytes[at] ?? 0) - 48;
        if (digit < 0 || digit > 9) break;
        if (at <= fraction + 3) milliseconds = milliseconds * 10 + digit;
      }
      if (at - fraction < 4 || at - fraction > 10) return false;
    }
    this.time = second + milliseconds;
    // `Z"}`
    return bytes[at] === 90 && bytes[at + 1] === QUOTE && bytes[at + 2] === 125 && at + 3 === end;
  }

  #readSecond(bytes: Uint8Array, from: number): number | undefined {
    let at = SECOND_BYTES - 1;
    while (at >= 0 && bytes[from + at] === this.#second[at]) at--;
    if (at < 0) return this.#secondTime;
    const text = String.fromCharCode(...bytes.subarray(from, from + SECOND_BYTES));
    const stamp = readStamp(text, { zone: 0, now: 0 });
    if (stamp?.length !== SECOND_BYTES || text.charAt(10) !== 'T') return undefined;
    this.#second.set(bytes.subarray(from, from + SECOND_BYTES));
    this.#secondTime = stamp.time;
    return stamp.time;
  }
}

function isAt(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/** Whether a letter that JSON knows stands behind a backslash. */
function isEscape(bytes: Uint8Array, at: number): boolean {
  const letter = String.fromCharCode(...bytes.subarray(at, at + 5));
  return /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(letter);
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(bytes: Uint8Array, at: number, start: number): boolean {
  let before = at;
  while (before > start && bytes[before - 1] === BACKSLASH) before--;
  return ((at - before) & 1) === 1;
}
