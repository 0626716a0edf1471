import type { RequestTaker } from '../access-log/request-taker.ts';
import type { LineReader } from '../line-reader.ts';
import { CountedRequests } from './counted-requests.ts';
import { ScanModule, type SearchTexts } from './scan-module.ts';
import { ScannedRequests } from './scanned-requests.ts';
import { ShapeMemo } from './shape-memo.ts';
import { NOTHING, REQUEST, type Sifted, UNKNOWN } from './sifted.ts';

type BlockTaker = Omit<RequestTaker, 'one'>;

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
  /** How many lines of the block stand before it. */
  number = 0;
  /** What the line has in common with others. */
  readonly seen = { shape: -1, serial: 0, uses: 0 };
  /** The time of the last request that told one, in milliseconds since the epoch, and the place behind its line. */
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
  readonly #words: Int32Array;
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
  /** The next request to be given. */
  #request = 0;

  /** What is known of the shapes of lines, which the module numbers. */
  readonly shapes: ShapeMemo;

  /** undefined where there is no WebAssembly with SIMD, or when it cannot search for these texts. */
  static create(texts: SearchTexts, reader: LineReader): BlockScanner | undefined {
    try {
      const module = new ScanModule(texts, (status) => reader.isFailure(status));
      return new BlockScanner(module, texts.signatures, new ShapeMemo(reader));
    } catch {
      return undefined;
    }
  }

  private constructor(module: ScanModule, signatures: number, shapes: ShapeMemo) {
    this.shapes = shapes;
    this.#signatures = signatures;
    const { buffer } = module.bytes;
    this.#module = module;
    this.#words = new Int32Array(buffer);
    this.#hits = new Uint16Array(buffer, module.place('HITS'));
    this.#eventsAt = module.place('EVENTS');
    this.#eventSize = module.place('EVENT_SIZE');
    this.#counted = new CountedRequests(module);
    this.#requests = new ScannedRequests(buffer, module.place('REQUESTS'), module.place('REQUEST_SIZE'));
    this.room = module.place('INPUT_SIZE');
    const input = module.place('INPUT');
    this.memory = module.bytes.subarray(input, input + this.room);
  }

  /** How many lines the whole block has; right when `next` has come to its end. */
  get lines(): number {
    return this.#module.functions.lines();
  }

  /**
   * The bytes from `from` up to `to`: whole lines, the last one ends with LF; at most `room` of them. `needsTimes`: a request
   * that tells no time is a line that must be read; so is, among the first `zoneLines` lines, one that may tell the zone.
   */
  open(
    bytes: Uint8Array,
    from: number,
    to: number,
    { needsTimes = false, zoneLines = 0 }: { needsTimes?: boolean; zoneLines?: number } = {},
  ): void {
    this.#base = bytes === this.memory ? 0 : from;
    if (bytes !== this.memory) this.memory.set(bytes.subarray(from, to));
    this.#module.functions.start(from - this.#base, to - this.#base, needsTimes ? 1 : 0, zoneLines);
    this.#from = from;
    this.to = to;
    this.#event = 0;
    this.#events = 0;
    this.#request = 0;
    this.toldTime = undefined;
    this.isOpen = true;
  }

  /**
   * Goes to the next line to be read that does not begin before `place`, and gives `taker` the requests before it, or
   * counts them; closes the block when there is none.
   */
  next(place: number, taker: BlockTaker): boolean {
    const { scan, isDone, requests } = this.#module.functions;
    this.toldTime = undefined;
    for (;;) {
      if (this.#event === this.#events) {
        this.#giveRequests(requests(), place, taker);
        if (isDone() !== 0) {
          this.isOpen = false;
          return false;
        }
        this.#events = scan();
        this.#event = 0;
        this.#request = 0;
        continue;
      }
      const at = this.#eventsAt + this.#event++ * this.#eventSize;
      this.#giveRequests(this.#word(at + 40), place, taker);
      this.start = this.#base + this.#word(at);
      if (this.start < place) continue;
      this.end = this.#base + this.#word(at + 4);
      this.number = this.#word(at + 8);
      this.#at = at;
      this.seen.shape = this.#word(at + 28);
      this.seen.serial = this.#word(at + 32);
      this.seen.uses = this.#word(at + 36);
      return true;
    }
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
    else {
      this.#counted.add(from, end, place - this.#base, taker);
      if (this.#counted.toldTime === undefined) return;
      this.toldTime = this.#counted.toldTime;
      this.toldTo = this.#base + this.#counted.toldTo;
    }
  }

  #giveList(from: number, end: number, place: number, taker: BlockTaker): void {
    const requests = this.#requests;
    let first = from;
    requests.select(first, end);
    while (requests.length > 0 && this.#base + requests.end(0) <= place) requests.select(++first, end);
    if (requests.length === 0) return;
    let last = requests.length - 1;
    while (last >= 0 && Number.isNaN(requests.time(last))) last--;
    if (last >= 0) {
      this.toldTime = requests.time(last);
      this.toldTo = this.#base + requests.end(last);
    }
    taker.many(requests);
  }

  /** As LineSieve.look: one line by itself, while no block is open. */
  look(bytes: Uint8Array, start: number, end: number): Sifted {
    const length = end - start;
    if (length >= this.room) return UNKNOWN;
    const { functions } = this.#module;
    this.memory.set(bytes.subarray(start, end));
    this.memory[length] = 10 /* LF */;
    functions.start(0, length + 1, 0, 0);
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
