import type { LogLevel, LogLine, SignatureMatch } from '../../../../server/src/core/logs/types.ts';
import { Names } from './names.ts';

/** Levels by weight; a row without one has number 0. */
export const levels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warning', 'error', 'fatal'];

/** The names that rows of one ring refer to by number. */
export interface Dictionary {
  readonly sources: Names;
  readonly processes: Names;
  readonly pods: Names;
  readonly signatures: Names;
  readonly events: Names;
}

export function createDictionary(): Dictionary {
  return {
    sources: new Names(),
    processes: new Names(),
    pods: new Names(),
    signatures: new Names(),
    events: new Names(),
  };
}

/** What is known about the lines that continue a row (the frames of a traceback). */
export interface Followers {
  readonly count: number;
  /** Id of the last one: in Python the exception itself. */
  readonly last: number;
}

/**
 * Up to `Page.size` rows as columns. A million rows as objects cost the garbage collector seconds; as columns and two
 * long strings they cost it nothing, and a row takes its text plus about 50 bytes.
 */
export class Page {
  static readonly size = 1024;

  count = 0;
  readonly time = new Float64Array(Page.size).fill(Number.NaN);
  readonly sequence = new Float64Array(Page.size);
  readonly record = new Float64Array(Page.size);
  readonly pid = new Uint32Array(Page.size);
  readonly level = new Uint8Array(Page.size);
  readonly source = new Uint16Array(Page.size);
  readonly process = new Uint16Array(Page.size);
  readonly pod = new Uint16Array(Page.size);
  readonly signature = new Uint16Array(Page.size);
  readonly event = new Uint16Array(Page.size);
  private readonly matches = new Map<number, SignatureMatch>();
  private readonly followers = new Map<number, Followers>();
  private raws: PackedStrings | undefined;
  private messages: PackedStrings | undefined;
  private openRaws: string[] = [];
  private openMessages: string[] = [];
  /** UTF-16 code units of all texts. */
  length = 0;

  constructor(
    readonly firstId: number,
    private readonly dictionary: Dictionary,
  ) {}

  get full(): boolean {
    return this.count === Page.size;
  }

  push(line: LogLine): void {
    const at = this.count++;
    const { dictionary } = this;
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
      this.matches.set(at, line.match);
    }
    this.openRaws.push(line.raw);
    this.openMessages.push(line.message);
    this.length += line.raw.length + (line.raw.endsWith(line.message) ? 0 : line.message.length);
    if (this.full) this.seal();
  }

  raw(at: number): string {
    return this.raws ? this.raws.get(at) : (this.openRaws[at] ?? '');
  }

  message(at: number): string {
    if (!this.messages) return this.openMessages[at] ?? '';
    const own = this.messages.get(at);
    return own === '' ? this.tail(at) : own;
  }

  match(at: number): SignatureMatch | undefined {
    return this.matches.get(at);
  }

  followersOf(at: number): Followers | undefined {
    return this.followers.get(at);
  }

  setFollowers(at: number, followers: Followers): void {
    this.followers.set(at, followers);
  }

  /** True when the row continues the record of another row. */
  continues(at: number): boolean {
    return this.record[at] !== this.sequence[at];
  }

  line(at: number): LogLine {
    const { dictionary } = this;
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
      match: this.matches.get(at),
      event: dictionary.events.name(this.event[at] ?? 0),
    };
  }

  /** A message is nearly always the end of its raw line: then only its length is kept. */
  private tailLengths: Uint32Array | undefined;

  private tail(at: number): string {
    const length = this.tailLengths?.[at] ?? 0;
    return length === 0 ? '' : this.raw(at).slice(-length);
  }

  private seal(): void {
    const lengths = new Uint32Array(this.count);
    const own = this.openMessages.map((message, at) => {
      if (!(this.openRaws[at] ?? '').endsWith(message)) return message;
      lengths[at] = message.length;
      return '';
    });
    this.raws = pack(this.openRaws);
    this.messages = pack(own);
    this.tailLengths = lengths;
    this.openRaws = [];
    this.openMessages = [];
  }
}

/** A source may have several streams (pods, files), named after it on a line of their own. */
function sourceOfStream(stream: string): string {
  const end = stream.indexOf('\n');
  return end < 0 ? stream : stream.slice(0, end);
}

interface PackedStrings {
  get(at: number): string;
}

/** One long string and the places where its parts end. */
function pack(strings: readonly string[]): PackedStrings {
  const ends = new Uint32Array(strings.length);
  let end = 0;
  strings.forEach((text, at) => {
    end += text.length;
    ends[at] = end;
  });
  const all = strings.join('');
  return { get: (at) => all.slice(at === 0 ? 0 : ends[at - 1], ends[at]) };
}
