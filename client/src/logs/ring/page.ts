import type { LogLine, SignatureMatch } from '../../../../server/src/core/logs/types.ts';
import { sourceOfStream } from '../sources/stream-id.ts';
import { levels } from './levels.ts';
import { Names } from './names.ts';
import { sharedMemory } from './shared-memory.ts';
import { packTexts, type SharedText, TextReader } from './shared-text.ts';

/** The names that rows of one ring refer to by number. */
export interface Dictionary {
  readonly sources: Names;
  readonly processes: Names;
  readonly pods: Names;
  readonly signatures: Names;
  readonly events: Names;
  readonly texts: TextReader;
}

export function createDictionary(): Dictionary {
  return {
    sources: new Names(),
    processes: new Names(),
    pods: new Names(),
    signatures: new Names(),
    events: new Names(),
    texts: new TextReader(),
  };
}

/** The names in an order that `restoreNames` knows. */
export function namesOf({ sources, processes, pods, signatures, events }: Dictionary): string[][] {
  return [sources, processes, pods, signatures, events].map((names) => [...names.all()]);
}

export function restoreNames({ sources, processes, pods, signatures, events }: Dictionary, lists: RingNames): void {
  [sources, processes, pods, signatures, events].forEach((names, at) => {
    for (const name of lists[at] ?? []) names.number(name);
  });
}

type RingNames = readonly (readonly string[])[];

/** What is known about the lines that continue a row (the frames of a traceback). */
interface Followers {
  readonly count: number;
  /** Id of the last one: in Python the exception itself. */
  readonly last: number;
}

/** What is known of each row beside its texts, in memory that threads share. */
function createColumns() {
  const bytes = (each: number) => sharedMemory(each * PAGE_ROWS);
  return {
    time: new Float64Array(bytes(8)).fill(Number.NaN),
    sequence: new Float64Array(bytes(8)),
    record: new Float64Array(bytes(8)),
    pid: new Uint32Array(bytes(4)),
    level: new Uint8Array(bytes(1)),
    source: new Uint16Array(bytes(2)),
    process: new Uint16Array(bytes(2)),
    pod: new Uint16Array(bytes(2)),
    signature: new Uint16Array(bytes(2)),
    event: new Uint16Array(bytes(2)),
  };
}

/** A page that gets no more rows, as another thread can hold it. */
export interface ClosedPage {
  readonly firstId: number;
  readonly count: number;
  readonly length: number;
  readonly columns: ReturnType<typeof createColumns>;
  readonly matches: ReadonlyMap<number, SignatureMatch>;
  readonly raws: SharedText;
  readonly messages: SharedText;
  readonly tailLengths: Uint32Array;
}

export const PAGE_ROWS = 1024;

/**
 * Up to `PAGE_ROWS` rows as columns. A million rows as objects cost the garbage collector seconds; as columns and two
 * long texts they cost it nothing, and a row takes its text plus about 50 bytes.
 */
export class Page {
  readonly #dictionary: Dictionary;
  count = 0;
  #columns = createColumns();
  #matches = new Map<number, SignatureMatch>();
  readonly #followers = new Map<number, Followers>();
  #raws: SharedText | undefined;
  #messages: SharedText | undefined;
  /** A message is nearly always the end of its raw line: then only its length is kept. */
  #tailLengths: Uint32Array | undefined;
  #openRaws: string[] = [];
  #openMessages: string[] = [];
  /** UTF-16 code units of all texts. */
  length = 0;

  constructor(
    readonly firstId: number,
    dictionary: Dictionary,
  ) {
    this.#dictionary = dictionary;
  }

  static restore(closed: ClosedPage, dictionary: Dictionary): Page {
    const page = new Page(closed.firstId, dictionary);
    page.count = closed.count;
    page.length = closed.length;
    page.#columns = closed.columns;
    page.#matches = new Map(closed.matches);
    page.#raws = closed.raws;
    page.#messages = closed.messages;
    page.#tailLengths = closed.tailLengths;
    return page;
  }

  /** Gets no more rows. */
  get isClosed(): boolean {
    return this.#raws !== undefined;
  }

  get time() {
    return this.#columns.time;
  }

  get sequence() {
    return this.#columns.sequence;
  }

  get record() {
    return this.#columns.record;
  }

  get pid() {
    return this.#columns.pid;
  }

  get level() {
    return this.#columns.level;
  }

  get source() {
    return this.#columns.source;
  }

  get process() {
    return this.#columns.process;
  }

  get pod() {
    return this.#columns.pod;
  }

  get signature() {
    return this.#columns.signature;
  }

  get event() {
    return this.#columns.event;
  }

  push(line: LogLine): void {
    const at = this.count++;
    const dictionary = this.#dictionary;
    if (line.time !== undefined) this.time[at] = line.time;
    this.sequence[at] = line.sequence;
    this.record[at] = line.record;
    this.pid[at] = line.pid ?? 0;
    this.level[at] = line.level === undefined ? 0 : levels.indexOf(line.level) + 1;
    this.source[at] = dictionary.sources.number(sourceOfStream(line.source));
    this.process[at] = dictionary.processes.number(line.process);
    this.pod[at] = dictionary.pods.number(line.pod);
    this.event[at] = dictionary.events.number(line.event);
    if (line.match) {
      this.signature[at] = dictionary.signatures.number(line.match.signature);
      this.#matches.set(at, line.match);
    }
    this.#openRaws.push(line.raw);
    this.#openMessages.push(line.message);
    this.length += line.raw.length + (line.raw.endsWith(line.message) ? 0 : line.message.length);
    if (this.count === PAGE_ROWS) this.close();
  }

  raw(at: number): string {
    return this.#raws ? this.#dictionary.texts.read(this.#raws, at) : (this.#openRaws[at] ?? '');
  }

  message(at: number): string {
    if (!this.#messages) return this.#openMessages[at] ?? '';
    const own = this.#dictionary.texts.read(this.#messages, at);
    return own === '' ? this.#tail(at) : own;
  }

  match(at: number): SignatureMatch | undefined {
    return this.#matches.get(at);
  }

  followersOf(at: number): Followers | undefined {
    return this.#followers.get(at);
  }

  setFollowers(at: number, followers: Followers): void {
    this.#followers.set(at, followers);
  }

  renumberFollowers(newId: (id: number) => number): void {
    for (const [at, { count, last }] of this.#followers) this.#followers.set(at, { count, last: newId(last) });
  }

  /** True when the row continues the record of another row. */
  continues(at: number): boolean {
    return this.record[at] !== this.sequence[at];
  }

  line(at: number): LogLine {
    const dictionary = this.#dictionary;
    const time = this.time[at] ?? Number.NaN;
    const level = this.level[at] ?? 0;
    return {
      sequence: this.sequence[at] ?? 0,
      source: dictionary.sources.name(this.source[at] ?? 0) ?? '',
      raw: this.raw(at),
      message: this.message(at),
      time: Number.isNaN(time) ? undefined : time,
      level: level === 0 ? undefined : levels[level - 1],
      process: dictionary.processes.name(this.process[at] ?? 0),
      pod: dictionary.pods.name(this.pod[at] ?? 0),
      pid: this.pid[at] || undefined,
      record: this.record[at] ?? 0,
      match: this.#matches.get(at),
      event: dictionary.events.name(this.event[at] ?? 0),
    };
  }

  lines(): LogLine[] {
    return Array.from({ length: this.count }, (_, at) => this.line(at));
  }

  #tail(at: number): string {
    const length = this.#tailLengths?.[at] ?? 0;
    return length === 0 ? '' : this.raw(at).slice(-length);
  }

  close(): void {
    if (this.#raws) return;
    const lengths = new Uint32Array(sharedMemory(4 * this.count));
    const own = this.#openMessages.map((message, at) => {
      if (!(this.#openRaws[at] ?? '').endsWith(message)) return message;
      lengths[at] = message.length;
      return '';
    });
    this.#raws = packTexts(this.#openRaws);
    this.#messages = packTexts(own);
    this.#tailLengths = lengths;
    this.#openRaws = [];
    this.#openMessages = [];
  }

  /** Undefined while rows may still come. */
  get closed(): ClosedPage | undefined {
    const { firstId, count, length } = this;
    const columns = this.#columns;
    const matches = this.#matches;
    const raws = this.#raws;
    const messages = this.#messages;
    const tailLengths = this.#tailLengths;
    return raws && messages && tailLengths
      ? { firstId, count, length, columns, matches, raws, messages, tailLengths }
      : undefined;
  }
}
