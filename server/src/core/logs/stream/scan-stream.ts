import type { RequestTaker } from '../access-log/request-taker.ts';
import type { BlockScanner } from '../scan/blocks/block-scanner.ts';
import { NOTHING } from '../scan/prefilter/prefiltered.ts';
import { pidIn } from '../scan/recognise/line-reader.ts';
import type { KnownLineTaker } from '../scan/templates/known-lines.ts';
import { isRecipeFor, type LineRecipe } from '../scan/templates/line-recipe.ts';
import { ByteRequests } from './byte-requests.ts';
import { lineByRecipe } from './line-by-recipe.ts';
import { LogStream, ZONE_LINES } from './log-stream.ts';
import type { Reading } from './reading.ts';
import type { ScannedLine, TakenLine } from './scanned-line.ts';
import type { StreamState } from './stream-state.ts';

/** A stream of which only those lines are read that are worth it (`scan`), with the same result as reading all of them. */
export class ScanStream extends LogStream {
  #requests: ByteRequests;
  /** Whether others have read the lines before, among them all that tell the zone. */
  readonly #isContinued: boolean;
  #blocks: BlockScanner | 'none' | undefined;

  /** With `before`, the stream goes on behind lines that others have read. */
  constructor(reading: Reading, before?: StreamState) {
    super(reading);
    this.#requests = requestsOf(reading);
    this.#isContinued = before !== undefined;
    if (before) this.restart(before);
  }

  /** Starts a new stream that goes on behind `before`. For V8 this is cheaper than a new object. */
  restart(before: StreamState): void {
    this.zone = before.zone;
    this.times.set(undefined);
    this.goOn(before, -this.lines);
  }

  /** What a reader of the lines to come has to know. */
  state(): StreamState {
    return { zone: this.zone, lastTime: this.lastTime(), cut: this.cut.all() };
  }

  /** Goes on behind `lines` lines that others have read; `state` is what they tell about the next ones. */
  goOn(state: StreamState, lines: number): void {
    this.lines += lines;
    this.times.set(state.lastTime ?? this.lastTime());
    this.cut.restore(state.cut);
  }

  override readWith(reading: Reading): void {
    this.lastTime();
    this.release();
    super.readWith(reading);
    this.#requests = requestsOf(reading);
  }

  /** Gives the block scanner back to the pool. */
  override release(): void {
    const scanner = this.#scanner;
    this.#blocks = undefined;
    if (!scanner) return;
    if (this.splitter.bytes === scanner.memory) this.splitter.keepApart();
    this.reading.scanners.giveBack(scanner);
  }

  override room(size: number, now: number): Uint8Array {
    this.lastTime();
    const scanner = this.#scanner;
    // It may still be open: its last lines may have been taken one by one.
    scanner?.close();
    // In the scanner's memory the bytes need not be copied to be scanned.
    if (scanner) this.splitter.keepIn(scanner.memory, size);
    return super.room(size, now);
  }

  /**
   * The next complete line with a signature, an event, or a request that is not given to `taker`. With `takeLines` it has only what
   * incidents and figures depend on, and lines before it that are read by recipes go to `takeLines`.
   */
  scan(taker: RequestTaker, takeLines: KnownLineTaker | undefined): ScannedLine | undefined {
    for (;;) {
      const block = this.#openBlock(taker.needsTimes, takeLines !== undefined);
      if (!block && !this.splitter.next()) break;
      const line = block ? this.#scanBlock(block, taker, takeLines) : this.#scanLine(taker);
      if (line) return line;
    }
    return undefined;
  }

  /** Gives `taker` the requests that `scan` has counted so far. */
  giveCounted(taker: RequestTaker): void {
    this.#scanner?.giveCounted(taker);
  }

  /** The line as a scan reports it. */
  scanned({ number, read }: TakenLine): ScannedLine {
    const { process, pod, message } = read.unwrapped;
    return {
      number,
      process,
      pod,
      pid: pidIn(read),
      message: this.reading.withMessages ? message : '',
      access: read.access,
      found: read.found ?? read.event,
      shared: undefined,
    };
  }

  get #scanner(): BlockScanner | undefined {
    return this.#blocks === 'none' ? undefined : this.#blocks;
  }

  protected override get zoneLines(): number {
    return this.#isContinued ? 0 : ZONE_LINES;
  }

  protected override get isFirst(): boolean {
    return !this.#isContinued && this.lines === 0;
  }

  protected override timedUpTo(from: number, to: number): number {
    return this.#scanner?.timedUpTo(from, to) ?? to;
  }

  /** The block that is being scanned, or a new one; undefined if the next line must be looked at by itself. */
  #openBlock(needsTimes: boolean, takesLines: boolean): BlockScanner | undefined {
    if (this.cut.size > 0 || this.isFirst) return undefined;
    this.#blocks ??= this.reading.scanners.take() ?? 'none';
    const block = this.#scanner;
    if (!block || block.isOpen) return block;
    const { bytes, after } = this.splitter;
    const to = this.splitter.wholeLines(block.room);
    if (to < 0) return undefined;
    block.open(bytes, after, to, {
      needsTimes,
      // With times, requests must come in their order between the rows.
      takesRows: takesLines && !needsTimes,
      zone: this.clock.zone,
      zoneLines: this.knowsZone ? 0 : this.zoneLines - this.lines,
      linesBefore: this.lines,
    });
    return block;
  }

  /** Goes to the next event of the block, and reads its line by a recipe, as a failed request, or in full. */
  #scanBlock(block: BlockScanner, taker: RequestTaker, takeLines?: KnownLineTaker): ScannedLine | undefined {
    const splitter = this.splitter;
    const isEvent = block.next(splitter.after, taker, takeLines);
    const to = isEvent ? block.start : block.to;
    // Lines that were taken one by one may reach behind the end of the block.
    if (to < splitter.after) return undefined;
    this.#noteTimes(block, to);
    if (!isEvent) {
      splitter.skipTo(block.to);
      this.lines = block.lines;
      return undefined;
    }
    splitter.goTo(block.start, block.end);
    this.lines = block.number;
    const recipe = block.recipe();
    if (recipe && isRecipeFor(recipe, splitter.bytes, splitter.start)) {
      return this.#readByRecipe(recipe, block, takeLines !== undefined);
    }
    const failed = takeLines && this.#readFailedRequest();
    if (failed) return failed;
    const prefiltered = block.events.prefiltered();
    const knewZone = this.knowsZone;
    const line = this.readFully(prefiltered);
    // The block was opened to look for the zone, which is known now: a new one need not.
    if (!knewZone && this.zone !== undefined) block.isOpen = false;
    block.learn(line.raw, prefiltered.literals, this.clock);
    return this.#ifNotable(line);
  }

  /** Notes the times of the lines that the block has passed over, up to `to`. */
  #noteTimes({ lastTime, lastTimeEnd }: BlockScanner, to: number): void {
    const { after } = this.splitter;
    if (lastTime !== undefined) this.times.set(lastTime);
    const unread = lastTime === undefined ? after : lastTimeEnd;
    if (to > unread) this.times.passOver(unread);
  }

  #readByRecipe(recipe: LineRecipe, block: BlockScanner, isCounted: boolean): ScannedLine | undefined {
    this.lines++;
    const { bytes, start } = this.splitter;
    const { stamp } = recipe;
    const { iso } = this.lineTime;
    const time = stamp && iso.read(bytes, start + stamp.from, start + stamp.to, this.clock);
    if (isCounted) block.rows.knowDays(iso.days);
    this.times.note(time, start);
    const wanted = this.reading.withMessages ? 'message' : 'fields';
    return lineByRecipe(recipe, block.recipes, this.splitter, this.lines, isCounted ? 'counted' : wanted);
  }

  /** A failed request of which only figures are wanted. In the log of a proxy whose server is down every line is one. */
  #readFailedRequest(): ScannedLine | undefined {
    const failed = this.knowsZone && !this.needsText ? this.#requests.readFailed(this.splitter) : undefined;
    if (!failed) return undefined;
    this.lines++;
    this.times.note(this.#requests.access.time, this.splitter.start);
    const nobody = { process: undefined, pod: undefined, pid: undefined };
    return { number: this.lines, ...nobody, ...failed, message: '', shared: undefined };
  }

  /** Where there is no block: looks at the line that the splitter has found. */
  #scanLine(taker: RequestTaker): ScannedLine | undefined {
    if (this.knowsZone && this.#readRequest()) {
      const { access } = this.#requests;
      this.times.note(access.time, this.splitter.start);
      this.lines++;
      taker.one(access, access.time);
      return undefined;
    }
    const prefiltered = this.prefilter(this.#requests.inDocker);
    if (prefiltered !== NOTHING || !this.knowsZone) return this.#ifNotable(this.readFully(prefiltered));
    this.lines++;
    this.times.passOver(this.splitter.start);
    return undefined;
  }

  #readRequest(): boolean {
    const requests = this.#requests;
    requests.inDocker = false;
    if (!this.splitter.hasQuote || !this.reading.prefilter || this.needsText) return false;
    return requests.read(this.splitter);
  }

  #ifNotable(line: TakenLine): ScannedLine | undefined {
    const { found, event, access } = line.read;
    return found || event || access ? this.scanned(line) : undefined;
  }
}

function requestsOf({ reader, prefilter }: Reading): ByteRequests {
  return new ByteRequests(reader, prefilter?.docker);
}
