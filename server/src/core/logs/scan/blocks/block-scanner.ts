import type { RequestTaker } from '../../access-log/request-taker.ts';
import type { Clock } from '../../unwrap/timestamp.ts';
import { NOTHING, REQUEST, type Sifted, UNKNOWN } from '../prefilter/prefiltered.ts';
import type { LineReader } from '../recognise/line-reader.ts';
import { NumberedTexts } from '../templates/digit-literals.ts';
import type { KnownLineTaker } from '../templates/known-lines.ts';
import { ShapeMemo } from '../templates/template-memo.ts';
import { CountedRequests } from './counted-requests.ts';
import { ScannedRows } from './known-rows.ts';
import { ScanModule, type SearchTexts } from './scan-module.ts';
import { ScannedRequests } from './scanned-requests.ts';

type BlockTaker = Omit<RequestTaker, 'one'>;

/** What is known of the lines of a block beforehand. */
interface BlockStart {
  /** A request that tells no time is a line that must be read. */
  readonly needsTimes: boolean;
  /** Lines of known shapes need not be read one by one. */
  readonly takesRows: boolean;
  /** Minutes east of UTC for times that say no zone. */
  readonly zone: number;
  /** So many lines are to be read if they may tell the zone. */
  readonly zoneLines: number;
  /** The number of lines of the stream before the block. */
  readonly linesBefore: number;
}

/** A kind of events in server/assembly/scan.ts. */
const IS_UNKNOWN = 1;

/**
 * The quick look at whole blocks of lines, in WebAssembly (server/assembly): gives the lines that may be worth reading
 * and the requests of common access lines, in their order, and only counts the others. One scanner a stream at a time.
 */
export class BlockScanner {
  /** Where the line stands that `next` went to, without its line break, in the bytes given to `open`. */
  start = 0;
  end = 0;
  /** How many lines of the stream stand before it. */
  number = 0;
  /** What the line has in common with others. */
  readonly seen = { shape: -1, serial: 0, uses: 0 };
  /** The last time that was told behind the line before, by a request or a line of a known shape, in milliseconds since the epoch, and the place behind its line. */
  toldTime: number | undefined;
  toldTo = 0;
  isOpen = false;
  /** The place behind the last line of the block. */
  to = 0;
  /** The longest block that can be opened, in bytes. */
  readonly room: number;
  /** What lies here can be opened where it is. */
  readonly memory: Uint8Array;

  readonly #module: ScanModule;
  readonly #signatures: number;
  readonly #numbered: NumberedTexts;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #hits: Uint16Array;
  readonly #eventsAt: number;
  readonly #eventSize: number;
  readonly #requests: ScannedRequests;
  readonly #counted: CountedRequests;
  /** The event that `next` went to. */
  #at = 0;
  /** Where the block begins in the bytes given to `open`. */
  #from = 0;
  /** Where in them the memory of the module begins. */
  #base = 0;
  #event = 0;
  #events = 0;
  /** The next request to be given, and the next row. */
  #request = 0;
  #row = 0;

  /** What is known of the shapes of lines, which the module numbers. */
  readonly shapes: ShapeMemo;
  /** What the module knows of them itself. */
  readonly rows: ScannedRows;

  /** undefined where there is no WebAssembly with SIMD, or when it cannot search for these texts. */
  static create(texts: SearchTexts, reader: LineReader): BlockScanner | undefined {
    try {
      const module = new ScanModule(texts, (status) => reader.isFailure(status));
      return new BlockScanner(module, texts, new ShapeMemo(reader));
    } catch {
      return undefined;
    }
  }

  private constructor(module: ScanModule, { all, signatures }: SearchTexts, shapes: ShapeMemo) {
    this.shapes = shapes;
    this.#signatures = signatures;
    this.#numbered = new NumberedTexts(all);
    const { buffer } = module.bytes;
    this.#module = module;
    this.#words = new Int32Array(buffer);
    this.#numbers = new Float64Array(buffer);
    this.rows = new ScannedRows(module, shapes);
    this.#hits = new Uint16Array(buffer, module.place('HITS'));
    this.#eventsAt = module.place('EVENTS');
    this.#eventSize = module.place('EVENT_SIZE');
    this.#counted = new CountedRequests(module);
    this.#requests = new ScannedRequests(buffer, module.place('REQUESTS'), module.place('REQUEST_SIZE'));
    this.room = module.place('INPUT_SIZE');
    const input = module.place('INPUT');
    this.memory = module.bytes.subarray(input, input + this.room);
  }

  /** How many lines the stream has up to the end of the block; right when `next` has come to it. */
  get lines(): number {
    return this.rows.linesBefore + this.#module.functions.lines();
  }

  /** The bytes from `from` up to `to`: whole lines, the last one ends with LF; at most `room` of them. */
  open(bytes: Uint8Array, from: number, to: number, start: BlockStart): void {
    const { needsTimes, takesRows, zone, zoneLines, linesBefore } = start;
    this.#base = bytes === this.memory ? 0 : from;
    if (bytes !== this.memory) this.memory.set(bytes.subarray(from, to));
    const { functions } = this.#module;
    functions.start(from - this.#base, to - this.#base, needsTimes ? 1 : 0, zoneLines, takesRows ? 1 : 0, zone);
    this.rows.linesBefore = linesBefore;
    this.#from = from;
    this.to = to;
    this.#event = 0;
    this.#events = 0;
    this.#request = 0;
    this.#row = 0;
    this.toldTime = undefined;
    this.isOpen = true;
  }

  /**
   * Goes to the next line to be read that does not begin before `place`, and gives `taker` the requests before it, or
   * counts them, and `takeLines` the lines of known shapes; closes the block when there is none.
   */
  next(place: number, taker: BlockTaker, takeLines?: KnownLineTaker): boolean {
    const { scan, isDone, requests, rows, toldTime, toldTo } = this.#module.functions;
    for (;;) {
      if (this.#event === this.#events) {
        this.#giveRequests(requests(), place, taker);
        this.#giveRows(rows(), place, takeLines);
        if (isDone() !== 0) {
          this.#tell(toldTime(), toldTo(), place);
          this.isOpen = false;
          return false;
        }
        this.#events = scan();
        this.#event = 0;
        this.#request = 0;
        this.#row = 0;
        continue;
      }
      const at = this.#eventsAt + this.#event++ * this.#eventSize;
      this.#giveRequests(this.#word(at + 40), place, taker);
      this.#giveRows(this.#word(at + 44), place, takeLines);
      this.start = this.#base + this.#word(at);
      if (this.start < place) continue;
      this.#tell(this.#numbers[(at + 48) >> 3] ?? Number.NaN, this.#word(at + 56), place);
      this.end = this.#base + this.#word(at + 4);
      this.number = this.rows.linesBefore + this.#word(at + 8);
      this.#at = at;
      this.seen.shape = this.#word(at + 28);
      this.seen.serial = this.#word(at + 32);
      this.seen.uses = this.#word(at + 36);
      return true;
    }
  }

  /** The line that `next` went to was read in full. */
  learn(raw: string, literals: readonly number[] | undefined, clock: Clock): void {
    const recipe = this.shapes.learn(this.seen, raw, literals, clock);
    if (recipe) this.rows.know(this.seen, recipe, !this.#numbered.mayStandIn(raw));
  }

  /** The bytes given to `open` are no longer where they were. */
  close(): void {
    this.isOpen = false;
    this.to = -1;
  }

  /** As TimeFinder, in the bytes given to `open`, while they are there. */
  timedUpTo(from: number, to: number): number {
    if (from < this.#from || to > this.to) return to;
    const hint = this.#module.functions.timeHint(from - this.#base, to - this.#base);
    return hint < 0 ? -1 : this.#base + hint + 1;
  }

  /** Tells `taker` of the requests that were counted so far. */
  giveCounted(taker: BlockTaker): void {
    this.#counted.give(taker);
  }

  /** Those up to number `end` whose lines end behind `place`. */
  #giveRequests(end: number, place: number, taker: BlockTaker): void {
    const from = this.#request;
    this.#request = end;
    if (from === end) return;
    if (taker.needsTimes) this.#giveList(from, end, place, taker);
    else this.#counted.add(from, end, place - this.#base, taker);
  }

  /** As `#giveRequests`. */
  #giveRows(end: number, place: number, takeLines: KnownLineTaker | undefined): void {
    const from = this.#row;
    this.#row = end;
    if (from === end || !takeLines) return;
    this.rows.select(from, end, place - this.#base);
    if (this.rows.length > 0) takeLines(this.rows);
  }

  /** `to`: the place behind the line that told the time, in the module. */
  #tell(time: number, to: number, place: number): void {
    this.toldTo = this.#base + to;
    this.toldTime = to > 0 && this.toldTo > place ? time : undefined;
  }

  #giveList(from: number, end: number, place: number, taker: BlockTaker): void {
    const requests = this.#requests;
    let first = from;
    requests.select(first, end);
    while (requests.length > 0 && this.#base + requests.end(0) <= place) requests.select(++first, end);
    if (requests.length > 0) taker.many(requests);
  }

  /** As LineSieve.look: one line by itself, while no block is open. */
  look(bytes: Uint8Array, start: number, end: number): Sifted {
    const length = end - start;
    if (length >= this.room) return UNKNOWN;
    const { functions } = this.#module;
    this.memory.set(bytes.subarray(start, end));
    this.memory[length] = 10 /* LF */;
    functions.start(0, length + 1, 0, 0, 0, 0);
    if (functions.scan() === 0) return functions.requests() === 0 ? NOTHING : REQUEST;
    this.#at = this.#eventsAt;
    return this.sifted();
  }

  /** Whether just these texts of signatures, found in this order, stand in the line. */
  hasJust(literals: readonly number[]): boolean {
    const first = this.#word(this.#at + 16);
    const end = first + this.#word(this.#at + 20);
    let same = 0;
    for (let hit = first; hit < end; hit++) {
      const literal = this.#hits[hit] ?? 0;
      if (literal < this.#signatures && literals[same++] !== literal) return false;
    }
    return same === literals.length;
  }

  sifted(): Sifted {
    const at = this.#at;
    if (this.#word(at + 12) === IS_UNKNOWN) return UNKNOWN;
    const first = this.#word(at + 16);
    const count = this.#word(at + 20);
    const literals: number[] = [];
    for (let hit = first; hit < first + count; hit++) {
      const literal = this.#hits[hit] ?? 0;
      if (literal < this.#signatures) literals.push(literal);
    }
    return { literals, mayBeRequest: this.#word(at + 24) !== 0 };
  }

  #word(at: number): number {
    return this.#words[at >> 2] ?? 0;
  }
}
