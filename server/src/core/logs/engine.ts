import type { Text } from '../text/l10n.ts';
import type { RequestTaker } from './access-log/request-taker.ts';
import { pieces } from './bytes/pieces.ts';
import type { ProcessHealth } from './health/process-health.ts';
import { Ledger } from './ledger.ts';
import type { ReadLine } from './line-reader.ts';
import { LogStream, type Reading, type ScannedLine, type TakenLine } from './log-stream.ts';
import type { ScannedPart } from './part.ts';
import { type PartSubject, readRows } from './part-rows.ts';
import { type ReadingOptions, Readings } from './reading.ts';
import { RecordTracker } from './records.ts';
import type { RunWithin } from './scan/classifier.ts';
import type { LifecycleEvent, Signature } from './signatures/signature.ts';
import type { StreamState } from './stream-state.ts';
import type { Health, Incident, LogLine, SignatureMatch } from './types.ts';

/** How lines are read. */
export interface EngineReading extends ReadingOptions {
  /** In place of `accessFormats`, where the sources are of several applications. */
  readonly formatsOf?: (source: string) => readonly string[];
}

export interface EngineOptions extends EngineReading {
  /** Stops a pattern of the user in the middle of a line; without it, one that is slow is left out after the line. */
  readonly runWithin?: RunWithin;
  /** Over which health is counted; 5 minutes unless told. */
  readonly windowMs?: number;
  /** From which share (0..1) of a pool of connections in use on a line is a failure; 0.8 unless told. */
  readonly poolLimit?: number;
  /** Keeps health apart for each process, too: sources with the same answer are logs of the same application. */
  readonly placeOf?: (source: string) => string;
}

/** Reads streams of log bytes, line by line. Knows no clock and no file: the caller says what time it is. */
export interface LogEngine {
  /** The lines that `chunk` completes. `now` in milliseconds since the epoch. */
  push(chunk: Uint8Array, source: string, now: number): LogLine[];
  /**
   * As `push`, many times faster: `take` is given the lines with a signature or an event only, and records are not known.
   * Returns how many lines were completed.
   */
  scan(chunk: Uint8Array, source: string, now: number, take?: (line: FoundLine) => void): number;
  /** How far the lines of `source` have told what a reader of a later part must know; undefined while it may change. */
  state(source: string): StreamState | undefined;
  /** What `source` is read with, for who reads on in its place. */
  readingFor(source: string): Reading;
  /**
   * As `scan`, for what others have read behind all that was read of `source` so far, which must end with a line break:
   * `take` is given the number of each line that is a failure, and what the part has written about it. Only where health is
   * counted over all of the log.
   */
  merge(part: ScannedPart, source: string, now: number, take: (sequence: number, text: string) => void): void;
  /** The stream is over: its last line, if it had no line break. */
  end(source: string, now: number): LogLine[];
  /** Lets time pass without input: incidents grow old, the health window moves. */
  tick(now: number): void;
  /** `count` lines of `source` were lost before they reached the engine: figures become lower bounds. */
  dropped(count: number, now: number): void;
  /** As the options, for lines to come. Notices so far are forgotten. */
  readWith(reading: EngineReading): void;
  /** As the option, for lines to come. */
  limitPools(share: number): void;
  /** Forgets all incidents and figures so far. Lines that have begun go on. */
  clear(): void;
  /** The newest last. */
  incidents(): readonly Incident[];
  health(now: number): Health;
  /** Of each process; none without `placeOf`. Lines that went through `scan` are not counted. */
  processHealth(now: number): readonly ProcessHealth[];
  /** What the user should know of the options: patterns that are not used, or no longer. */
  notices(): readonly Text[];
}

/** What a scan tells of a line. */
export type FoundLine = Pick<LogLine, 'sequence' | 'message' | 'match' | 'event'>;

const DEFAULT_WINDOW = 5 * 60_000;

export function createEngine(options: EngineOptions = {}): LogEngine {
  return new Engine(options);
}

interface Place {
  readonly source: string;
  readonly pod: string | undefined;
  readonly process: string | undefined;
  /** All of it in one text. */
  readonly key: string;
}

type Accountable = Pick<ScannedLine, 'access' | 'found' | 'event' | 'process' | 'pid'>;

interface Moment {
  readonly sequence: number;
  /** The last time told in the stream. */
  readonly seenAt: number | undefined;
  readonly now: number;
}

interface Whereabouts extends Moment {
  readonly source: string;
  readonly key: string;
}

/** What lines can have in common: at most one of `signature` and `event`, and who has written them. */
interface Subject {
  readonly signature: Signature | undefined;
  readonly event: LifecycleEvent | undefined;
  readonly fields: SignatureMatch['fields'];
  readonly source: string;
  readonly stream: string;
  readonly process: string | undefined;
}

class Engine implements LogEngine {
  #readings: Readings;
  #formatsOf: (source: string) => readonly string[];
  readonly #runWithin: RunWithin | undefined;
  readonly #ledger: Ledger;
  readonly #notices: Text[] = [];
  readonly #records = new RecordTracker();
  readonly #streams = new Map<string, LogStream>();
  /** False when the figures do not depend on when a request came: its time need not be looked for. */
  readonly #isWindowed: boolean;
  #sequence = 0;
  #last: Place = { source: '', pod: undefined, process: undefined, key: '\0\0' };

  constructor(options: EngineOptions) {
    const { windowMs = DEFAULT_WINDOW, placeOf, poolLimit } = options;
    this.#runWithin = options.runWithin;
    this.#readings = new Readings(options, this.#notices, options.runWithin);
    this.#formatsOf = formatsOf(options);
    this.#ledger = new Ledger(windowMs, placeOf);
    if (poolLimit !== undefined) this.#ledger.limitPools(poolLimit);
    this.#isWindowed = Number.isFinite(windowMs);
  }

  push(chunk: Uint8Array, source: string, now: number): LogLine[] {
    const stream = this.#stream(source);
    const lines: LogLine[] = [];
    for (const piece of pieces(chunk)) {
      stream.append(piece, now);
      for (let line = stream.take(); line; line = stream.take()) {
        lines.push(this.#line(line, source, stream, now, ++this.#sequence, true));
      }
    }
    return lines;
  }

  scan(chunk: Uint8Array, source: string, now: number, take: (line: FoundLine) => void = () => {}): number {
    const stream = this.#stream(source);
    const before = stream.lines;
    const base = this.#sequence - before;
    const isWindowed = this.#isWindowed;
    const requests: RequestTaker = {
      needsTimes: isWindowed,
      one: (request, time) => {
        const at = isWindowed ? (time ?? stream.lastTime() ?? now) : now;
        this.#ledger.request(request, at, now);
      },
      many: (list) => this.#ledger.requestList(list, now),
    };
    for (const piece of pieces(chunk)) {
      stream.append(piece, now);
      for (let line = stream.scan(requests); line; line = stream.scan(requests)) {
        const { event, pod, process, message } = line;
        const sequence = base + line.number;
        const key = this.#keyOf(source, pod, process);
        const found = this.#account(line, { source, key, sequence, seenAt: stream.lastTime(), now });
        tell(take, { sequence, message, match: matchOf(found), event: markOf(event) });
      }
    }
    this.#sequence = base + stream.lines;
    return stream.lines - before;
  }

  state(source: string): StreamState | undefined {
    const stream = this.#stream(source);
    return stream.knowsZone ? stream.state() : undefined;
  }

  readingFor(source: string): Reading {
    this.#stream(source).release();
    return this.#readingFor(source);
  }

  merge(part: ScannedPart, source: string, now: number, take: (sequence: number, text: string) => void): void {
    if (this.#isWindowed) throw new Error('the window does not cover all of the log');
    const stream = this.#stream(source);
    const timeBefore = stream.lastTime();
    for (const [server, figures] of part.requests) this.#ledger.requests(server, figures, now);
    const subjectOf = ({ index, process, pod, fields }: PartSubject): Subject => {
      const said = this.#readings.recognisable[index];
      const is = said && 'role' in said ? { signature: undefined, event: said } : { signature: said, event: undefined };
      return { ...is, fields, source, stream: this.#keyOf(source, pod, process), process };
    };
    readRows(part.rows, subjectOf, ({ number, subject, pid, seenAt = timeBefore, text }) => {
      const sequence = this.#sequence + number;
      if (this.#judge(subject, { sequence, seenAt, now }, pid)) take(sequence, text);
    });
    this.#sequence += part.lines;
    stream.goOn(part.state, part.lines);
  }

  end(source: string, now: number): LogLine[] {
    const stream = this.#stream(source);
    const line = stream.finish(now);
    const lines = line ? [this.#line(line, source, stream, now, ++this.#sequence, true)] : [];
    stream.release();
    this.#streams.delete(source);
    return lines;
  }

  tick(now: number): void {
    this.#ledger.tick(now);
  }

  dropped(count: number, now: number): void {
    this.#ledger.dropped(count, now);
  }

  readWith(reading: EngineReading): void {
    this.#notices.splice(0);
    this.#readings = new Readings(reading, this.#notices, this.#runWithin);
    this.#formatsOf = formatsOf(reading);
    for (const [source, stream] of this.#streams) stream.readWith(this.#readingFor(source));
  }

  limitPools(share: number): void {
    this.#ledger.limitPools(share);
  }

  clear(): void {
    this.#ledger.clear();
  }

  incidents(): readonly Incident[] {
    return this.#ledger.incidents();
  }

  health(now: number): Health {
    return this.#ledger.health(now);
  }

  processHealth(now: number): readonly ProcessHealth[] {
    return this.#ledger.processHealth(now);
  }

  notices(): readonly Text[] {
    return [...this.#notices];
  }

  #stream(source: string): LogStream {
    const known = this.#streams.get(source);
    if (known) return known;
    const stream = new LogStream(this.#readingFor(source));
    this.#streams.set(source, stream);
    return stream;
  }

  #readingFor(source: string): Reading {
    return this.#readings.with(this.#formatsOf(source));
  }

  /** One place that writes: most lines come from the same as the line before. */
  #keyOf(source: string, pod: string | undefined, process: string | undefined): string {
    const last = this.#last;
    if (last.source === source && last.pod === pod && last.process === process) return last.key;
    const key = `${source}\0${pod ?? ''}\0${process ?? ''}`;
    this.#last = { source, pod, process, key };
    return key;
  }

  /** Incidents and figures learn of a line. Returns what it is a failure of. */
  #account({ access, found, event, process, pid }: Accountable, where: Whereabouts): ScannedLine['found'] {
    const { source, key: stream, seenAt, now } = where;
    if (access) this.#ledger.request(access, seenAt ?? now, now, { source, process });
    const { fields } = found ?? event ?? {};
    if (!fields) return undefined;
    const subject = { signature: found?.signature, event: event?.signature, fields, source, stream, process };
    const signature = this.#judge(subject, where, fields['pid'] ?? pid?.toString());
    return found ?? (signature && { signature, fields });
  }

  /** Returns what a line that says something about `pid` is a failure of. */
  #judge(
    { signature, event, fields, source, stream, process }: Subject,
    { sequence, seenAt: time, now: arrived }: Moment,
    pid: string | undefined,
  ): Signature | undefined {
    const at = time ?? arrived;
    // Not spread: that is the slowest thing to do with a matched line.
    if (event) {
      return this.#ledger.event(event, { fields, sequence, source, stream, process, pid, time, arrived, at });
    }
    if (!signature) return undefined;
    this.#ledger.failure({ signature, fields, sequence, source, stream, process, pid, time, arrived, at });
    return signature;
  }

  #line(
    { raw, read }: TakenLine,
    source: string,
    stream: LogStream,
    now: number,
    sequence: number,
    inRecord: boolean,
  ): LogLine {
    const { unwrapped, access, found, event } = read;
    const { message, framed, time, level, process, pod, pid } = unwrapped;
    const key = this.#keyOf(source, pod, process);
    const record = inRecord
      ? this.#records.recordOf({ sequence, stream: key, message, framed, pid, arrived: now })
      : sequence;
    const where = { source, key, sequence, seenAt: access || found || event ? stream.lastTime() : undefined, now };
    const failure = access || found || event ? this.#account({ access, found, event, process, pid }, where) : undefined;
    return {
      sequence,
      source,
      raw,
      message,
      time,
      level,
      process,
      pod,
      pid,
      record,
      match: matchOf(failure),
      event: markOf(event),
      request: access && { status: access.status, duration: access.duration },
    };
  }
}

function formatsOf({ formatsOf, accessFormats = [] }: EngineReading): (source: string) => readonly string[] {
  return formatsOf ?? (() => accessFormats);
}

/** Only what is shown: some events are counted and no more. */
function markOf(event: ReadLine['event']): string | undefined {
  return event?.signature.isUnmarked ? undefined : event?.signature.id;
}

function tell(take: (line: FoundLine) => void, line: FoundLine): void {
  if (line.match || line.event) take(line);
}

function matchOf(found: ReadLine['found']): SignatureMatch | undefined {
  return found && { signature: found.signature.id, severity: found.signature.severity, fields: found.fields };
}
