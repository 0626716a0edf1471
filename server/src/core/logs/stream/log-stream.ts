import { LineSplitter } from '../bytes/line-splitter.ts';
import { LineText } from '../bytes/line-text.ts';
import { type Prefiltered, UNKNOWN } from '../scan/prefilter/prefiltered.ts';
import type { ReadLine } from '../scan/recognise/line-reader.ts';
import type { Clock } from '../unwrap/timestamp.ts';
import { CutTexts } from './cut-texts.ts';
import { LastTime, type TimeFinder } from './last-time.ts';
import { LineTime } from './line-time.ts';
import type { Reading } from './reading.ts';
import type { TakenLine } from './scanned-line.ts';

/** In how many lines of a stream its time zone is looked for. */
export const ZONE_LINES = 1000;

/**
 * One stream of bytes. Cuts it into lines and reads each of them in full. Keeps what one line tells about others: the time zone, the last
 * time, the start of a message that a transport has cut.
 *
 * Bytes come by `append`, or by `room` and `filled`. Before the next ones all complete lines must have been taken.
 * What is protected is for ScanStream.
 */
export class LogStream {
  /** How many lines are complete so far. */
  lines = 0;
  protected reading: Reading;
  protected readonly splitter = new LineSplitter();
  protected readonly cut = new CutTexts();
  protected readonly times = new LastTime();
  protected readonly lineTime = new LineTime();
  protected zone: number | undefined;
  readonly #text = new LineText();
  #now = 0;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  /** Changes how the lines to come are read. */
  readWith(reading: Reading): void {
    this.lastTime();
    this.reading = reading;
  }

  /** To be called when the stream is over. */
  release(): void {}

  /** The last line in which the zone is looked for. */
  protected get zoneLines(): number {
    return ZONE_LINES;
  }

  /** Whether no later line can change the zone. */
  get knowsZone(): boolean {
    return this.zone !== undefined || this.lines >= this.zoneLines;
  }

  /** `now`: milliseconds since the epoch. */
  append(chunk: Uint8Array, now: number): void {
    this.room(chunk.length, now).set(chunk);
    this.filled(chunk.length);
  }

  /** The place for the next bytes, up to `size` of them: whoever can write there spares a copy. `filled` has to follow. */
  room(size: number, now: number): Uint8Array {
    this.lastTime();
    this.#now = now;
    return this.splitter.room(size);
  }

  /** So many bytes were written to `room`. */
  filled(count: number): void {
    this.splitter.filled(count);
  }

  /** The next complete line, read in full; undefined if there is none. */
  take(): TakenLine | undefined {
    return this.splitter.next() ? this.readFully(this.prefilter(false)) : undefined;
  }

  /** The last line, if the stream did not end with a line break. */
  finish(now: number): TakenLine | undefined {
    this.lastTime();
    this.#now = now;
    return this.splitter.finish() ? this.readFully(this.prefilter(false)) : undefined;
  }

  /** The last time in the lines so far, in milliseconds since the epoch. */
  lastTime(): number | undefined {
    return this.times.upTo(this.splitter.bytes, this.splitter.after, this.#timeFinder);
  }

  protected get clock(): Clock {
    return { zone: this.zone ?? this.reading.zone, now: this.#now };
  }

  /** Whether the next line is the first of all: it may begin with a byte order mark. */
  protected get isFirst(): boolean {
    return this.lines === 0;
  }

  /** Whether the bytes of the line do not suffice: it has escape characters, was too long, or may go on with a cut message. */
  protected get needsText(): boolean {
    const { hasEscape, leftOut } = this.splitter;
    return hasEscape || leftOut > 0 || this.cut.size > 0;
  }

  /** `inDocker`: the prefilter's DockerBytes has understood the line. */
  protected prefilter(inDocker: boolean): Prefiltered {
    const { prefilter, scanners } = this.reading;
    if (!prefilter || this.needsText) return UNKNOWN;
    const { bytes, start, end, hasQuote } = this.splitter;
    return scanners.look(bytes, start, end) ?? prefilter.look(bytes, start, end, hasQuote, inDocker);
  }

  protected readFully(prefiltered: Prefiltered): TakenLine {
    const { bytes, start, end, leftOut } = this.splitter;
    const raw = this.#text.read(bytes, start, end, leftOut, this.isFirst);
    const read = this.#readText(raw, prefiltered);
    const { time, zone } = read.unwrapped;
    if (!this.knowsZone) this.zone = zone;
    this.lines++;
    this.times.note(time, start);
    return { number: this.lines, raw, read };
  }

  /** If the line ends a message that a transport has cut, the signature is looked for in the whole message. */
  #readText(raw: string, prefiltered: Prefiltered): ReadLine {
    const { reader } = this.reading;
    const { clock } = this;
    const read = reader.read(raw, clock, prefiltered);
    const before = this.cut.before(read.unwrapped);
    return before === undefined ? read : reader.read(raw, clock, UNKNOWN, before);
  }

  /** As TimeFinder.timedUpTo. */
  protected timedUpTo(_from: number, to: number): number {
    return to;
  }

  readonly #timeFinder: TimeFinder = {
    timeOf: (start, end) => this.lineTime.of(this.splitter.bytes, start, end, this.clock, this.reading),
    timedUpTo: (from, to) => this.timedUpTo(from, to),
  };
}
