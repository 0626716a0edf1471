import { textAt } from '../access-log/byte-cursor.ts';
import { type Clock, readStamp } from './timestamp.ts';

/** `2026-11-20 09:58:52` */
const SECOND_BYTES = 19;
/** Where in it the digits of the time of day stand. */
const CLOCK_DIGITS = [11, 12, 14, 15, 17, 18];
/** ` +0800` */
const ZONE_BYTES = 6;
const MAX_BYTES = 40;
const SPACE = 32;
const QUOTE = 34;
const DASH = 45;
const SLASH = 47;
const OPEN = 91;
const CLOSE = 93;

/** A day as it is written in stamps of one length. */
export interface Day {
  /** A time of the day, with 0 in place of the digits that are not part of the date. */
  readonly stamp: Uint8Array;
  /** Where the fraction of the second begins and ends. */
  readonly fraction: number;
  readonly fractionEnd: number;
  /** The zone that was assumed, in minutes east of UTC. */
  readonly zone: number;
  /** Its first millisecond since the epoch. */
  readonly start: number;
}

/**
 * Reads times like `2026-11-20 09:58:52,123` from bytes, with the same result as readStamp. It remembers the last days, so that mostly
 * only the time of day has to be read. One reader for each stream.
 */
export class IsoBytes {
  /** By the length of the stamp. */
  readonly #days: Day[] = [];

  /** The time between `from` and `to`, in milliseconds since the epoch; undefined if that is no time. */
  read(bytes: Uint8Array, from: number, to: number, clock: Clock): number | undefined {
    if (to - from > MAX_BYTES) return undefined;
    const known = this.#days[to - from];
    const day = known && isOf(known, bytes, from, clock) ? known : this.#learn(bytes, from, to, clock);
    return day && day.start + timeOfDay(bytes, from, day);
  }

  /** The last days, by the length of the time. */
  get days(): readonly (Day | undefined)[] {
    return this.#days;
  }

  /**
   * The time of a line that starts with it, perhaps in brackets, and goes on so that it is certain to be taken for the
   * line's time (unwrap: no wrapper starts so, and one of the frames fits); undefined: perhaps another.
   */
  ofLine(bytes: Uint8Array, start: number, end: number, clock: Clock): number | undefined {
    const isBracketed = bytes[start] === OPEN;
    const from = isBracketed ? start + 1 : start;
    if (from + SECOND_BYTES + 3 > end || bytes[from + 10] !== SPACE) return undefined;
    let to = fractionEnd(bytes, from + SECOND_BYTES);
    if (isBracketed && isZoneAt(bytes, to)) to += ZONE_BYTES;
    if (to + 2 >= end || !isFrameAt(bytes, to, isBracketed)) return undefined;
    return this.read(bytes, from, to, clock);
  }

  #learn(bytes: Uint8Array, from: number, to: number, clock: Clock): Day | undefined {
    if (!isSecondAt(bytes, from)) return undefined;
    const stamp = readStamp(textAt(bytes, from, to), clock);
    if (stamp?.length !== to - from) return undefined;
    const fractionTo = Math.min(to - from, fractionEnd(bytes, from + SECOND_BYTES) - from);
    const fraction = Math.min(fractionTo, SECOND_BYTES + 1);
    const shape = bytes.slice(from, to);
    for (const at of CLOCK_DIGITS) shape[at] = 0;
    shape.fill(0, fraction, fractionTo);
    const day = { stamp: shape, fraction, fractionEnd: fractionTo, zone: clock.zone, start: 0 };
    const known = { ...day, start: stamp.time - timeOfDay(bytes, from, day) };
    this.#days[to - from] = known;
    return known;
  }
}

/** Whether the stamp at `from` differs from that of the day in the time of day only. */
function isOf({ stamp, zone }: Day, bytes: Uint8Array, from: number, clock: Clock): boolean {
  if (zone !== clock.zone) return false;
  for (let i = 0; i < stamp.length; i++) {
    const byte = bytes[from + i] ?? 0;
    if (stamp[i] === 0 ? !isDigit(byte) : byte !== stamp[i]) return false;
  }
  return true;
}

/** Milliseconds since midnight. */
function timeOfDay(bytes: Uint8Array, from: number, { fraction, fractionEnd: behind }: Day): number {
  let milliseconds =
    1000 * (3600 * pairAt(bytes, from + 11) + 60 * pairAt(bytes, from + 14) + pairAt(bytes, from + 17));
  for (let i = fraction, unit = 100; i < behind && unit >= 1; i++, unit /= 10) {
    milliseconds += unit * ((bytes[from + i] ?? 48) - 48);
  }
  return milliseconds;
}

function pairAt(bytes: Uint8Array, at: number): number {
  return 10 * ((bytes[at] ?? 48) - 48) + (bytes[at + 1] ?? 48) - 48;
}

/** The place behind `,123` at `at`; `at` when there are no digits. At most nine of them belong to a time. */
function fractionEnd(bytes: Uint8Array, at: number): number {
  const point = bytes[at];
  if ((point !== 44 && point !== 46) || !isDigit(bytes[at + 1] ?? 0)) return at;
  let end = at + 1;
  while (end < at + 10 && isDigit(bytes[end] ?? 0)) end++;
  return end;
}

/** ` +0800` in front of a bracket. */
function isZoneAt(bytes: Uint8Array, at: number): boolean {
  const sign = bytes[at + 1];
  return (
    bytes[at] === SPACE && (sign === 43 || sign === DASH) && areDigits(bytes, at + 2, 4) && bytes[at + 6] === CLOSE
  );
}

/** What ends a time without doubt: `: `, and outside brackets a blank that no zone follows, inside them `] `. */
function isFrameAt(bytes: Uint8Array, at: number, isBracketed: boolean): boolean {
  const first = bytes[at];
  const second = bytes[at + 1] ?? 0;
  if (first === 58 /* : */) return second === SPACE;
  if (isBracketed) return first === CLOSE && second === SPACE && bytes[at + 2] !== QUOTE;
  return first === SPACE && !mayBeZone(second);
}

/** The first of what may be a zone behind the blank: `Z`, `UTC`, `GMT`, `+08:00`, `-0330`. */
function mayBeZone(byte: number): boolean {
  return byte === 90 || byte === 85 || byte === 71 || byte === 43 || byte === DASH;
}

function isSecondAt(bytes: Uint8Array, at: number): boolean {
  const separator = bytes[at + 4];
  if ((separator !== DASH && separator !== SLASH) || bytes[at + 7] !== separator) return false;
  if (bytes[at + 13] !== 58 || bytes[at + 16] !== 58) return false;
  return (
    areDigits(bytes, at, 4) &&
    areDigits(bytes, at + 5, 2) &&
    areDigits(bytes, at + 8, 2) &&
    areDigits(bytes, at + 11, 2) &&
    areDigits(bytes, at + 14, 2) &&
    areDigits(bytes, at + 17, 2)
  );
}

function areDigits(bytes: Uint8Array, at: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (!isDigit(bytes[at + i] ?? 0)) return false;
  return true;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}
