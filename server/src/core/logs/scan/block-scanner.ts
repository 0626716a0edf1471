import type { AccessServer, CountedRequest } from '../access-log/access-record.ts';
import type { LineReader } from '../line-reader.ts';
import { ScanModule, type SearchTexts } from './scan-module.ts';
import { ShapeMemo } from './shape-memo.ts';
import { NOTHING, REQUEST, type Sifted, UNKNOWN } from './sifted.ts';

/** In the order of their numbers in server/assembly/access.ts. */
const SERVERS: readonly AccessServer[] = ['clf', 'gunicorn', 'uvicorn'];
/** Kinds of events in server/assembly/scan.ts. */
const IS_REQUEST = 0;
const IS_UNKNOWN = 1;

/** Is told of a request and its time, in milliseconds since the epoch. */
export type OnTimedRequest = (request: CountedRequest, time: number) => void;

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
  /** Whether it is a request that tells no time, which is `request`; else `sifted()` tells why it may be worth reading. */
  isRequest = false;
  /** What the line has in common with others; of no line that is a request. */
  readonly seen = { shape: -1, serial: 0, uses: 0 };
  readonly request: { -readonly [K in keyof CountedRequest]: CountedRequest[K] } = {
    server: 'clf',
    status: 0,
    duration: undefined,
    healthCheck: false,
  };
  /** The time of the last request that told one, in milliseconds since the epoch, and the place behind its line. */
  toldTime: number | undefined;
  toldTo = 0;
  isOpen = false;
  /** The place behind the last line of the block. */
  to = 0;
  /** The longest block that can be opened, in bytes. */
  readonly room: number;

  readonly #module: ScanModule;
  readonly #signatures: number;
  readonly #words: Int32Array;
  readonly #numbers: DataView;
  readonly #hits: Uint16Array;
  readonly #eventsAt: number;
  readonly #eventSize: number;
  readonly #requestsAt: number;
  readonly #requestSize: number;
  readonly #input: number;
  /** The event that `next` went to. */
  #at = 0;
  /** Where the block begins in the bytes given to `open`. */
  #from = 0;
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
    this.#numbers = new DataView(buffer);
    this.#hits = new Uint16Array(buffer, module.place('HITS'));
    this.#eventsAt = module.place('EVENTS');
    this.#eventSize = module.place('EVENT_SIZE');
    this.#requestsAt = module.place('REQUESTS');
    this.#requestSize = module.place('REQUEST_SIZE');
    this.#input = module.place('INPUT');
    this.room = module.place('INPUT_SIZE');
  }

  /** How many lines the whole block has; right when `next` has come to its end. */
  get lines(): number {
    return this.#module.functions.lines();
  }

  /** The bytes from `from` up to `to`: whole lines, the last one ends with LF; at most `room` of them. */
  open(bytes: Uint8Array, from: number, to: number): void {
    this.#module.bytes.set(bytes.subarray(from, to), this.#input);
    this.#module.functions.start(to - from);
    this.#from = from;
    this.to = to;
    this.#event = 0;
    this.#events = 0;
    this.#request = 0;
    this.toldTime = undefined;
    this.isOpen = true;
  }

  /**
   * Goes to the next event that does not begin before `place`, and gives `onRequest` the requests before it that tell
   * their time; closes the block when there is none.
   */
  next(place: number, onRequest: OnTimedRequest): boolean {
    const { scan, isDone, requests } = this.#module.functions;
    this.toldTime = undefined;
    for (;;) {
      if (this.#event === this.#events) {
        this.#giveRequests(requests(), place, onRequest);
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
      this.#giveRequests(this.#word(at + 40), place, onRequest);
      this.start = this.#from + this.#word(at);
      if (this.start < place) continue;
      this.end = this.#from + this.#word(at + 4);
      this.number = this.#word(at + 8);
      this.#read(at, this.#word(at + 12));
      return true;
    }
  }

  #read(at: number, kind: number): void {
    this.isRequest = kind === IS_REQUEST;
    if (kind === IS_REQUEST) {
      this.#readRequest(this.#word(at + 16), at + 24);
      return;
    }
    const { seen } = this;
    this.#at = at;
    seen.shape = kind === IS_UNKNOWN ? -1 : this.#word(at + 28);
    seen.serial = this.#word(at + 32);
    seen.uses = this.#word(at + 36);
  }

  /** Those up to number `end` whose lines end behind `place`. */
  #giveRequests(end: number, place: number, onRequest: OnTimedRequest): void {
    for (; this.#request < end; this.#request++) {
      const at = this.#requestsAt + this.#request * this.#requestSize;
      const to = this.#from + this.#word(at + 4);
      if (to <= place) continue;
      this.#readRequest(this.#word(at), at + 8);
      this.toldTime = this.#numbers.getFloat64(at + 16, true);
      this.toldTo = to;
      onRequest(this.request, this.toldTime);
    }
  }

  #readRequest(about: number, duration: number): void {
    const { request } = this;
    request.status = about & 0xffff;
    request.server = SERVERS[(about >> 16) & 0xff] ?? 'clf';
    request.healthCheck = about >> 24 !== 0;
    request.duration = this.#number(duration);
  }

  /** As LineSieve.look: one line by itself, while no block is open. */
  look(bytes: Uint8Array, start: number, end: number): Sifted {
    const length = end - start;
    if (length >= this.room) return UNKNOWN;
    const { functions, bytes: memory } = this.#module;
    memory.set(bytes.subarray(start, end), this.#input);
    memory[this.#input + length] = 10 /* LF */;
    functions.start(length + 1);
    if (functions.scan() === 0) return functions.requests() === 0 ? NOTHING : REQUEST;
    this.#at = this.#eventsAt;
    return this.#word(this.#at + 12) === IS_REQUEST ? REQUEST : this.sifted();
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

  #number(at: number): number | undefined {
    const value = this.#numbers.getFloat64(at, true);
    return Number.isNaN(value) ? undefined : value;
  }
}
