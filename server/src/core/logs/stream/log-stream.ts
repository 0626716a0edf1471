import { ByteAccess } from '../access-log/byte-access.ts';
import type { RequestTaker } from '../access-log/request-taker.ts';
import { LineSplitter } from '../bytes/line-splitter.ts';
import { LineText } from '../bytes/line-text.ts';
import type { BlockScanner } from '../scan/blocks/block-scanner.ts';
import { NOTHING, type Sifted, UNKNOWN } from '../scan/prefilter/prefiltered.ts';
import { pidIn, type ReadLine } from '../scan/recognise/line-reader.ts';
import type { KnownLineTaker } from '../scan/templates/known-lines.ts';
import { isFor, type ShapeRecipe } from '../scan/templates/line-recipe.ts';
import { IsoBytes } from '../unwrap/iso-bytes.ts';
import type { Clock } from '../unwrap/timestamp.ts';
import { CutTexts } from './cut-texts.ts';
import { failedRequest } from './failed-request.ts';
import { LastTime, type TimeFinder } from './last-time.ts';
import { preparedLine } from './prepared-line.ts';
import type { Reading } from './reading.ts';
import type { ScannedLine, TakenLine } from './scanned-line.ts';
import type { StreamState } from './stream-state.ts';
import { mayTellTime } from './time-hint.ts';

const ESCAPE = 27;
/** The number of lines of a stream in which its time zone is searched for. */
const ZONE_LINES = 1000;

/**
 * One stream of bytes: cuts it into lines and reads them, all (`take`) or only those that are worth it (`scan`), with
 * the same result. What one line tells about another is kept here: the zone, the last time, the start of a cut text.
 */
export class LogStream {
  /** The number of complete lines so far. */
  lines = 0;
  #reading: Reading;
  readonly #splitter = new LineSplitter();
  readonly #text = new LineText();
  #access: ByteAccess;
  readonly #cut = new CutTexts();
  #zone: number | undefined;
  /** The last line in which the zone is searched for. */
  readonly #zoneLines: number;
  readonly #isStart: boolean;
  readonly #lastTime = new LastTime();
  readonly #iso = new IsoBytes();
  #inDocker = false;
  #now = 0;
  #blocks: BlockScanner | 'none' | undefined;

  /** `before`: the stream goes on behind lines that others have read, among them all that tell the zone. */
  constructor(reading: Reading, before?: StreamState) {
    this.#reading = reading;
    this.#access = new ByteAccess((status) => reading.reader.isFailure(status));
    this.#zoneLines = before ? 0 : ZONE_LINES;
    this.#isStart = before === undefined;
    if (before) this.restart(before);
  }

  /**
   * Resets to a new stream that continues from `before`: reusing the object spares V8 compiling for a new one. The last
   * line must have been taken.
   */
  restart(before: StreamState): void {
    this.#zone = before.zone;
    this.#lastTime.set(undefined);
    this.goOn(before, -this.lines);
  }

  /** Changes how the lines to come are read. All lines of the chunk before must have been taken. */
  readWith(reading: Reading): void {
    this.lastTime();
    this.release();
    this.#reading = reading;
    this.#access = new ByteAccess((status) => reading.reader.isFailure(status));
  }

  /** Returns shared resources to the pool. All lines so far must have been taken. */
  release(): void {
    const scanner = this.#scanner;
    this.#blocks = undefined;
    if (!scanner) return;
    if (this.#splitter.bytes === scanner.memory) this.#splitter.keepApart();
    this.#reading.scanners.giveBack(scanner);
  }

  get #isFirst(): boolean {
    return this.#isStart && this.lines === 0;
  }

  /** Whether no later line can change the zone. */
  get knowsZone(): boolean {
    return this.#zone !== undefined || this.lines >= this.#zoneLines;
  }

  /** What the complete lines tell about those that follow. */
  state(): StreamState {
    return { zone: this.#zone, lastTime: this.lastTime(), cut: this.#cut.all() };
  }

  /** Continues behind `lines` lines that others have read; `state` is what these tell about those that follow. */
  goOn(state: StreamState, lines: number): void {
    this.lines += lines;
    this.#lastTime.set(state.lastTime ?? this.lastTime());
    this.#cut.restore(state.cut);
  }

  /** `now`: milliseconds since the epoch. All lines of the chunk before must have been taken. */
  append(chunk: Uint8Array, now: number): void {
    this.room(chunk.length, now).set(chunk);
    this.filled(chunk.length);
  }

  /**
   * The place for the next bytes, up to `size` of them: who writes them there spares a copy. `now` and lines as in `append`;
   * `filled` has to follow.
   */
  room(size: number, now: number): Uint8Array {
    this.lastTime();
    this.#now = now;
    // Its last lines may have been taken one by one.
    const scanner = this.#scanner;
    scanner?.close();
    // In the memory of the scanner they need not be copied to be scanned.
    if (scanner) this.#splitter.keepIn(scanner.memory, size);
    return this.#splitter.room(size);
  }

  /** So many bytes were written to `room`. */
  filled(count: number): void {
    this.#splitter.filled(count);
  }

  /** The next complete line, read in full; undefined when there is none. */
  take(): TakenLine | undefined {
    return this.#splitter.next() ? this.#read() : undefined;
  }

  /** The last line, if the stream did not end with a line break. */
  finish(now: number): TakenLine | undefined {
    this.lastTime();
    this.#now = now;
    return this.#splitter.finish() ? this.#read() : undefined;
  }

  /**
   * The next complete line with a signature, an event or a request that only the reader of text understands; with all of
   * its fields and its message, or with what incidents and figures depend on, if there is `takeLines`: that also receives
   * the lines of known shapes before it.
   */
  scan(taker: RequestTaker, takeLines: KnownLineTaker | undefined): ScannedLine | undefined {
    for (;;) {
      const block = this.#openBlock(taker.needsTimes, takeLines !== undefined);
      if (!block && !this.#splitter.next()) break;
      const line = block ? this.#nextOfBlock(block, taker, takeLines) : this.#scanLine(taker);
      if (line) return line;
    }
    return undefined;
  }

  /** Tells `taker` of the requests that `scan` has counted so far. */
  giveCounted(taker: RequestTaker): void {
    this.#scanner?.giveCounted(taker);
  }

  get #scanner(): BlockScanner | undefined {
    return this.#blocks === 'none' ? undefined : this.#blocks;
  }

  /** The block that is being scanned, or a new one; undefined when the next line must be looked at by itself. */
  #openBlock(needsTimes: boolean, takesRows: boolean): BlockScanner | undefined {
    // The first line may begin with a byte order mark.
    if (this.#cut.size > 0 || this.#isFirst) return undefined;
    this.#blocks ??= this.#reading.scanners.take() ?? 'none';
    const blocks = this.#scanner;
    if (!blocks || blocks.isOpen) return blocks;
    const { bytes, after } = this.#splitter;
    const to = this.#splitter.wholeLines(blocks.room);
    if (to < 0) return undefined;
    blocks.open(bytes, after, to, {
      needsTimes,
      // A request that must be read comes in between.
      takesRows: takesRows && !needsTimes,
      zone: this.#clock.zone,
      zoneLines: this.knowsZone ? 0 : this.#zoneLines - this.lines,
      linesBefore: this.lines,
    });
    return blocks;
  }

  #nextOfBlock(block: BlockScanner, taker: RequestTaker, takeLines?: KnownLineTaker): ScannedLine | undefined {
    const splitter = this.#splitter;
    const isEvent = block.next(splitter.after, taker, takeLines);
    const to = isEvent ? block.start : block.to;
    // Lines taken one by one may already lie behind its end.
    if (to < splitter.after) return undefined;
    const { toldTime } = block;
    if (toldTime !== undefined) this.#lastTime.set(toldTime);
    const unread = toldTime === undefined ? splitter.after : block.toldTo;
    if (to > unread) this.#lastTime.passOver(unread);
    if (!isEvent) {
      splitter.skipTo(block.to);
      this.lines = block.lines;
      return undefined;
    }
    splitter.goTo(block.start, block.end);
    this.lines = block.number;
    const recipe = block.shapes.find(block.seen);
    if (recipe && block.hasJust(recipe.literals) && isFor(recipe, splitter.bytes, splitter.start))
      return this.#prepare(recipe, block, takeLines === undefined);
    const failed = takeLines && this.#failedRequest();
    if (failed) return failed;
    const sifted = block.sifted();
    const knewZone = this.knowsZone;
    const line = this.#textLine(sifted);
    // The rest of the block need not be searched for the zone.
    if (!knewZone && this.#zone !== undefined) block.isOpen = false;
    block.learn(line.raw, sifted.literals, this.#clock);
    return this.#notable(line);
  }

  /** A request that failed, where nobody asks for its message: of a proxy without a server behind it each line is one. */
  #failedRequest(): ScannedLine | undefined {
    const { bytes, start, end } = this.#splitter;
    const access = this.#access;
    if (!this.knowsZone || this.#needsText || !access.read(bytes, start, end, true)) return undefined;
    // A block does not tell.
    if (bytes.subarray(start, end).includes(ESCAPE)) return undefined;
    const failed = failedRequest(access, bytes, this.#reading.reader);
    if (!failed) return undefined;
    this.lines++;
    this.#lastTime.note(access.time, start);
    const nobody = { process: undefined, pod: undefined, pid: undefined };
    return { number: this.lines, ...nobody, ...failed, message: '', alike: undefined };
  }

  /** Reads a line by the recipe of its shape. */
  #prepare(recipe: ShapeRecipe, { shapes, rows }: BlockScanner, isTold: boolean): ScannedLine | undefined {
    this.lines++;
    const { bytes, start } = this.#splitter;
    const { stamp } = recipe;
    const time = stamp && this.#iso.read(bytes, start + stamp.from, start + stamp.to, this.#clock);
    if (!isTold) rows.knowDays(this.#iso.days);
    this.#lastTime.note(time, start);
    return preparedLine(recipe, shapes, this.#splitter, this.lines, isTold, this.#reading.withMessages);
  }

  get #clock(): Clock {
    return { zone: this.#zone ?? this.#reading.zone, now: this.#now };
  }

  #notable(line: TakenLine): ScannedLine | undefined {
    const { found, event, access } = line.read;
    return found || event || access ? this.scanned(line) : undefined;
  }

  /** The line as a scan reports it. */
  scanned({ number, read }: TakenLine): ScannedLine {
    const { process, pod, message } = read.unwrapped;
    const told = this.#reading.withMessages ? message : '';
    const found = read.found ?? read.event;
    return { number, process, pod, pid: pidIn(read), message: told, access: read.access, found, alike: undefined };
  }

  #scanLine(taker: RequestTaker): ScannedLine | undefined {
    if (this.knowsZone && this.#readRequest()) {
      this.lines++;
      taker.one(this.#access, this.#access.time);
      return undefined;
    }
    const sifted = this.#look();
    if (sifted !== NOTHING || !this.knowsZone) return this.#notable(this.#textLine(sifted));
    this.lines++;
    this.#lastTime.passOver(this.#splitter.start);
    return undefined;
  }

  /** The last timestamp of the lines so far, in milliseconds since the epoch. */
  lastTime(): number | undefined {
    return this.#lastTime.upTo(this.#splitter.bytes, this.#splitter.after, this.#times);
  }

  /** True if the line must be read as text: it has escapes, was cut, or continues another line. */
  get #needsText(): boolean {
    const { hasEscape, leftOut } = this.#splitter;
    return hasEscape || leftOut > 0 || this.#cut.size > 0;
  }

  #look(): Sifted {
    const { sieve, scanners } = this.#reading;
    if (!sieve || this.#needsText) return UNKNOWN;
    const { bytes, start, end, hasQuote } = this.#splitter;
    return scanners.look(bytes, start, end) ?? sieve.look(bytes, start, end, hasQuote, this.#inDocker);
  }

  /** Reads a usual access line directly from bytes, also one in docker's json-file; false for any other line. */
  #readRequest(): boolean {
    this.#inDocker = false;
    const { sieve } = this.#reading;
    const { bytes, start, end, hasQuote } = this.#splitter;
    if (!hasQuote || !sieve || this.#needsText) return false;
    const access = this.#access;
    if (bytes[start] === 123 /* { */) {
      const { docker } = sieve;
      this.#inDocker = docker.read(bytes, start, end);
      if (!this.#inDocker || !docker.unescape(bytes) || !access.read(docker.text, 0, docker.length)) return false;
      access.time = docker.time;
    } else if (!access.read(bytes, start, end)) return false;
    this.#lastTime.note(access.time, start);
    return true;
  }

  #read(): TakenLine {
    this.#inDocker = false;
    return this.#textLine(this.#look());
  }

  #textLine(sifted: Sifted): TakenLine {
    const { bytes, start, end, leftOut } = this.#splitter;
    const raw = this.#text.read(bytes, start, end, leftOut, this.#isFirst);
    const read = this.#joined(raw, sifted);
    const { time, zone } = read.unwrapped;
    if (!this.knowsZone) this.#zone = zone;
    this.lines++;
    this.#lastTime.note(time, start);
    return { number: this.lines, raw, read };
  }

  /** Puts together what a transport has cut: the signature is looked for in the whole text, on its last line. */
  #joined(raw: string, sifted: Sifted): ReadLine {
    const { reader } = this.#reading;
    const clock = this.#clock;
    const read = reader.read(raw, clock, sifted);
    const before = this.#cut.before(read.unwrapped);
    return before === undefined ? read : reader.read(raw, clock, UNKNOWN, before);
  }

  readonly #times: TimeFinder = {
    timeOf: (start, end) => this.#timeOf(start, end),
    timedUpTo: (from, to) => this.#scanner?.timedUpTo(from, to) ?? to,
  };

  #timeOf(start: number, end: number): number | undefined {
    const { bytes } = this.#splitter;
    const isColoured = bytes.subarray(start, end).includes(ESCAPE);
    // Not if a custom access log format may decide what the line is.
    const isPlain = this.#reading.sieve !== undefined && !isColoured;
    const time = isPlain ? this.#iso.ofLine(bytes, start, end, this.#clock) : undefined;
    if (time !== undefined || !(isColoured || mayTellTime(bytes, start, end))) return time;
    const raw = this.#text.read(bytes, start, end, 0, false).replace(/[\r\n]+$/, '');
    return this.#reading.reader.timeOf(raw, this.#clock);
  }
}
