import type { RequestTaker } from '../../access-log/request-taker.ts';
import type { Clock } from '../../unwrap/timestamp.ts';
import { NOTHING, type Prefiltered, REQUEST, UNKNOWN } from '../prefilter/prefiltered.ts';
import type { SearchTexts } from '../prefilter/search-texts.ts';
import type { LineReader } from '../recognise/line-reader.ts';
import { DigitLiterals } from '../templates/digit-literals.ts';
import type { KnownLineTaker } from '../templates/known-lines.ts';
import type { LineRecipe } from '../templates/line-recipe.ts';
import { RecipeReader } from '../templates/recipe-reader.ts';
import { TemplateMemo } from '../templates/template-memo.ts';
import { CountedRequests } from './counted-requests.ts';
import { KnownRows } from './known-rows.ts';
import { INPUT, INPUT_SIZE } from './module-memory.ts';
import { ScanModule } from './scan-module.ts';
import { ScannedEvents } from './scanned-events.ts';
import { ScannedRequests } from './scanned-requests.ts';

type BlockTaker = Omit<RequestTaker, 'one'>;

/** What has to be known before a block is scanned. */
interface BlockStart {
  /** Requests without a time are lines to be read. */
  readonly needsTimes: boolean;
  /** Lines with a recipe are rows, not lines to be read. */
  readonly takesRows: boolean;
  /** Minutes east of UTC for times without a zone. */
  readonly zone: number;
  /** Among so many first lines those are to be read that may tell the zone. */
  readonly zoneLines: number;
  /** How many lines of the stream stand before the block. */
  readonly linesBefore: number;
}

const LINE_FEED = 10;

/**
 * Scans a block of whole lines, about a megabyte, with the WebAssembly module (server/assembly). The module sorts each line into one
 * of four: counted only; a request; a row, which it reads by a recipe; an event, which is a line to be read here. `next` goes from
 * event to event and hands over the requests and rows between them. One scanner serves one stream at a time.
 */
export class BlockScanner {
  /** Where the line of the event stands, without its line break, in the bytes given to `open`. */
  start = 0;
  end = 0;
  /** How many lines of the stream stand before it. */
  number = 0;
  /**
   * The last time that requests and rows had between the last event and this one, in milliseconds since the epoch, and where the line
   * with it ends; undefined if they had none.
   */
  lastTime: number | undefined;
  lastTimeEnd = 0;
  isOpen = false;
  /** Where the block ends. */
  to = 0;
  /** The longest block that can be opened, in bytes. */
  readonly room = INPUT_SIZE;
  /** The module's memory for a block. What lies here need not be copied by `open`. */
  readonly memory: Uint8Array;
  readonly recipes = new RecipeReader();
  readonly rows: KnownRows;
  readonly events: ScannedEvents;

  readonly #module: ScanModule;
  readonly #templates: TemplateMemo;
  readonly #digitLiterals: DigitLiterals;
  readonly #requests: ScannedRequests;
  readonly #counted: CountedRequests;
  /** Where the block begins in the bytes given to `open`. */
  #from = 0;
  /** Where in these bytes the module's memory begins. */
  #base = 0;
  /** The next event, request and row, of those that the last call of the module has found. */
  #event = 0;
  #request = 0;
  #row = 0;
  /** How many events that call has found. */
  #eventCount = 0;

  /** undefined where there is no WebAssembly with SIMD, or the module has no room for these texts. */
  static create(texts: SearchTexts, reader: LineReader): BlockScanner | undefined {
    try {
      const module = new ScanModule(texts, (status) => reader.isFailure(status));
      return new BlockScanner(module, texts, new TemplateMemo(reader));
    } catch {
      return undefined;
    }
  }

  private constructor(module: ScanModule, { all, signaturesEnd }: SearchTexts, templates: TemplateMemo) {
    this.#templates = templates;
    this.#digitLiterals = new DigitLiterals(all);
    this.#module = module;
    this.rows = new KnownRows(module, this.recipes);
    this.events = new ScannedEvents(module, signaturesEnd);
    this.#counted = new CountedRequests(module);
    this.#requests = new ScannedRequests(module);
    this.memory = module.bytes.subarray(INPUT, INPUT + INPUT_SIZE);
  }

  /** How many lines the stream has up to the end of the block; valid once `next` has closed it. */
  get lines(): number {
    return this.rows.linesBefore + this.#module.functions.lines();
  }

  /** The bytes from `from` up to `to` are whole lines, at most `room` bytes; the last one ends with a line feed. */
  open(bytes: Uint8Array, from: number, to: number, start: BlockStart): void {
    const { needsTimes, takesRows, zone, zoneLines, linesBefore } = start;
    this.#base = bytes === this.memory ? 0 : from;
    if (bytes !== this.memory) this.memory.set(bytes.subarray(from, to));
    const { functions } = this.#module;
    functions.choose(needsTimes ? 1 : 0, zoneLines, takesRows ? 1 : 0, zone);
    functions.start(from - this.#base, to - this.#base);
    this.rows.linesBefore = linesBefore;
    this.#from = from;
    this.to = to;
    this.#eventCount = 0;
    this.#rewind();
    this.lastTime = undefined;
    this.isOpen = true;
  }

  /**
   * Goes to the next event that does not begin before `place`. Gives `taker` the requests before it, or counts them, and gives
   * `takeLines` the rows before it. Without another event it closes the block and returns false.
   */
  next(place: number, taker: BlockTaker, takeLines?: KnownLineTaker): boolean {
    const { functions } = this.#module;
    const { events } = this;
    for (;;) {
      if (this.#event === this.#eventCount) {
        this.#giveRequests(functions.requests(), place, taker);
        this.#giveRows(functions.rows(), place, takeLines);
        if (functions.isDone() !== 0) {
          this.#noteTime(functions.lastTime(), functions.lastTimeEnd(), place);
          this.isOpen = false;
          return false;
        }
        this.#eventCount = functions.scan();
        this.#rewind();
        continue;
      }
      events.goTo(this.#event++);
      this.#giveRequests(events.requests, place, taker);
      this.#giveRows(events.rows, place, takeLines);
      this.start = this.#base + events.start;
      if (this.start < place) continue;
      this.#noteTime(events.lastTime, events.lastTimeEnd, place);
      this.end = this.#base + events.end;
      this.number = this.rows.linesBefore + events.linesBefore;
      return true;
    }
  }

  /** The recipe for the line of the event, if there is one. */
  recipe(): LineRecipe | undefined {
    const recipe = this.#templates.find(this.events.template);
    return recipe && this.events.hasJust(recipe.literals) ? recipe : undefined;
  }

  /** To be called when the line of the event was read in full: later lines of its template may need no reading. */
  learn(raw: string, literals: readonly number[] | undefined, clock: Clock): void {
    const { template } = this.events;
    const recipe = this.#templates.learn(template, raw, literals, clock);
    if (recipe) this.rows.know(template, recipe, !this.#digitLiterals.mayStandIn(raw));
  }

  /** To be called before the bytes given to `open` change. */
  close(): void {
    this.isOpen = false;
    this.to = -1;
  }

  /** As TimeFinder.timedUpTo, if the bytes are those of the block. */
  timedUpTo(from: number, to: number): number {
    if (from < this.#from || to > this.to) return to;
    const hint = this.#module.functions.timeHint(from - this.#base, to - this.#base);
    return hint < 0 ? -1 : this.#base + hint + 1;
  }

  /** Gives `taker` the requests that were counted so far. */
  giveCounted(taker: BlockTaker): void {
    this.#counted.give(taker);
  }

  /** As LinePrefilter.look: one line by itself, while no block is open. */
  look(bytes: Uint8Array, start: number, end: number): Prefiltered {
    const length = end - start;
    if (length >= this.room) return UNKNOWN;
    const { functions } = this.#module;
    this.memory.set(bytes.subarray(start, end));
    this.memory[length] = LINE_FEED;
    functions.choose(0, 0, 0, 0);
    functions.start(0, length + 1);
    if (functions.scan() === 0) return functions.requests() === 0 ? NOTHING : REQUEST;
    this.events.goTo(0);
    return this.events.prefiltered();
  }

  #rewind(): void {
    this.#event = 0;
    this.#request = 0;
    this.#row = 0;
  }

  /** Gives the requests up to index `end` whose lines end behind `place`. */
  #giveRequests(end: number, place: number, taker: BlockTaker): void {
    const from = this.#request;
    this.#request = end;
    if (from === end) return;
    if (!taker.needsTimes) {
      this.#counted.add(from, end, place - this.#base, taker);
      return;
    }
    this.#requests.select(from, end, place - this.#base);
    if (this.#requests.length > 0) taker.many(this.#requests);
  }

  /** Gives the rows up to index `end` whose lines end behind `place`. */
  #giveRows(end: number, place: number, takeLines: KnownLineTaker | undefined): void {
    const from = this.#row;
    this.#row = end;
    if (from === end || !takeLines) return;
    this.rows.select(from, end, place - this.#base);
    if (this.rows.length > 0) takeLines(this.rows);
  }

  /** `end`: where the line with the time ends, in the module. */
  #noteTime(time: number, end: number, place: number): void {
    this.lastTimeEnd = this.#base + end;
    this.lastTime = end > 0 && this.lastTimeEnd > place ? time : undefined;
  }
}
