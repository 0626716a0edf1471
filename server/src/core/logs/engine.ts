import type { Text } from '../text/l10n.ts';
import type { RequestTaker } from './access-log/request-taker.ts';
import { pieces } from './bytes/pieces.ts';
import type { ProcessHealth } from './health/process-health.ts';
import { Sighting } from './incidents/sighting.ts';
import { Trouble } from './incidents/trouble.ts';
import { Ledger } from './ledger.ts';
import type { Pid } from './pid.ts';
import { RecordTracker } from './records.ts';
import type { RunWithin } from './scan/recognise/classifier.ts';
import { pidIn } from './scan/recognise/line-reader.ts';
import type { KnownLineTaker } from './scan/templates/known-lines.ts';
import type { Signature } from './signatures/signature.ts';
import { LogStream } from './stream/log-stream.ts';
import type { ScannedPart } from './stream/parts/part-reader.ts';
import { type PartSubject, readRows } from './stream/parts/part-rows.ts';
import { type Reading, type ReadingOptions, Readings } from './stream/reading.ts';
import type { TakenLine } from './stream/scanned-line.ts';
import type { StreamState } from './stream/stream-state.ts';
import { type Subject, Subjects } from './subjects.ts';
import type { Health, Incident, LogLine, SignatureMatch } from './types.ts';

/** The options that decide how lines are read. */
interface EngineReading extends ReadingOptions {
  /** Used in place of `accessFormats` if the sources belong to several applications. */
  readonly formatsOf?: (source: string) => readonly string[];
}

interface EngineOptions extends EngineReading {
  /** Stops a user's pattern in the middle of a line; without it, a slow pattern is only dropped after the line. */
  readonly runWithin?: RunWithin;
  /** The window over which health is counted, in milliseconds; 5 minutes by default. */
  readonly windowMs?: number;
  /** The share (0..1) of a connection pool in use from which on a line is a failure; 0.8 by default. */
  readonly poolLimit?: number;
  /**
   * If given, health is also counted per process: sources for which it returns the same text are logs of the same
   * application.
   */
  readonly placeOf?: (source: string) => string;
}

/** Reads streams of log bytes, line by line. It knows neither clock nor files: the caller passes the time. */
export interface LogEngine {
  /** The lines that `chunk` completes. `now` in milliseconds since the epoch. */
  push(chunk: Uint8Array, source: string, now: number): LogLine[];
  /**
   * Like `push`, but many times faster: `take` only receives the lines with a signature or an event, without their
   * records. Faster still without `take`.
   */
  scan(chunk: Uint8Array, source: string, now: number, take?: (line: FoundLine) => void): ScanCount;
  /**
   * What the lines of `source` so far tell a reader of the part that follows; undefined while that may still change.
   */
  state(source: string): StreamState | undefined;
  /** The reading of `source`, for a reader that continues in its place. */
  readingFor(source: string): Reading;
  /**
   * Like `scan`, for a part that another reader has read behind everything read of `source` so far, which must end with
   * a line break. `take` receives the number of each line that is a failure, and the text the part has written about
   * it. Only if health is counted over the whole log.
   */
  merge(part: ScannedPart, source: string, now: number, take?: (sequence: number, text: string) => void): ScanCount;
  /** Ends the stream; returns its last line if that had no line break. */
  end(source: string, now: number): LogLine[];
  /** Lets time pass without input: incidents grow old, the health window moves. */
  tick(now: number): void;
  /** `count` lines of `source` were lost before they reached the engine: figures become lower bounds. */
  dropped(count: number, now: number): void;
  /** Replaces the reading options for the lines to come. Earlier notices are dropped. */
  readWith(reading: EngineReading): void;
  /** Replaces `poolLimit` for the lines to come. */
  limitPools(share: number): void;
  /** Forgets all incidents and figures so far. Incomplete lines are kept. */
  clear(): void;
  /** All incidents, the newest last. */
  incidents(): readonly Incident[];
  health(now: number): Health;
  /** The health of each process; empty without `placeOf`. Lines read by `scan` are not counted. */
  processHealth(now: number): readonly ProcessHealth[];
  /** Messages for the user about the options: patterns that are not used, or no longer. */
  notices(): readonly Text[];
}

/** How many lines were completed, and how many of them are failures. */
interface ScanCount {
  readonly lines: number;
  readonly matches: number;
}

/** The part of a line that a scan reports. */
export type FoundLine = Pick<LogLine, 'sequence' | 'message' | 'match' | 'event'>;

const DEFAULT_WINDOW = 5 * 60_000;

export function createEngine(options: EngineOptions = {}): LogEngine {
  return new Engine(options);
}

class Engine implements LogEngine {
  #readings: Readings;
  #formatsOf: (source: string) => readonly string[];
  readonly #runWithin: RunWithin | undefined;
  readonly #ledger: Ledger;
  readonly #notices: Text[] = [];
  readonly #records = new RecordTracker();
  readonly #streams = new Map<string, LogStream>();
  /** False when the figures do not depend on the times of requests, which then need not be read. */
  readonly #isWindowed: boolean;
  readonly #subjects = new Subjects();
  #sequence = 0;

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
        lines.push(this.#line(line, source, stream, now, ++this.#sequence));
      }
    }
    return lines;
  }

  scan(chunk: Uint8Array, source: string, now: number, take?: (line: FoundLine) => void): ScanCount {
    const stream = this.#stream(source);
    const before = stream.lines;
    const base = this.#sequence - before;
    const isWindowed = this.#isWindowed;
    const requests: RequestTaker = {
      needsTimes: isWindowed,
      one: (request, time) => this.#ledger.request(request, isWindowed ? (time ?? stream.lastTime() ?? now) : now, now),
      many: (list) => this.#ledger.requestList(list, now),
      isFolded: (server) => this.#ledger.isFolded(server),
      counted: (server, figures) => this.#ledger.requests(server, figures, now),
    };
    let matches = 0;
    const takeKnown: KnownLineTaker = (lines) => {
      for (let i = 0; i < lines.length; i++) {
        const common = lines.common(i);
        const subject = common && this.#subjects.ofCommon(common, source);
        if (subject && this.#judge(subject, base + lines.number(i), lines.time(i), now, lines.pid(i))) matches++;
      }
    };
    const takeLines = take ? undefined : takeKnown;
    for (const piece of pieces(chunk)) {
      stream.append(piece, now);
      for (let line = stream.scan(requests, takeLines); line; line = stream.scan(requests, takeLines)) {
        const sequence = base + line.number;
        const seenAt = stream.lastTime();
        if (line.access) this.#ledger.request(line.access, seenAt ?? now, now, { source, process: line.process });
        const subject = this.#subjects.of(line, source);
        if (!subject) continue;
        const failure = this.#judge(subject, sequence, seenAt, now, line.pid);
        if (failure) matches++;
        const match = matchOf(failure, subject.fields);
        const event = markOf(subject);
        if (take && (match || event)) take({ sequence, message: line.message, match, event });
      }
    }
    stream.giveCounted(requests);
    this.#sequence = base + stream.lines;
    return { lines: stream.lines - before, matches };
  }

  state(source: string): StreamState | undefined {
    const stream = this.#stream(source);
    return stream.knowsZone ? stream.state() : undefined;
  }

  readingFor(source: string): Reading {
    this.#stream(source).release();
    return this.#readingFor(source);
  }

  merge(part: ScannedPart, source: string, now: number, take?: (sequence: number, text: string) => void): ScanCount {
    if (this.#isWindowed) throw new Error('the window does not cover all of the log');
    const stream = this.#stream(source);
    const timeBefore = stream.lastTime();
    for (const [server, figures] of part.requests) this.#ledger.requests(server, figures, now);
    const subjectOf = ({ index, stage, process, pod, fields }: PartSubject): Subject | undefined => {
      const signature = this.#readings.recognisable[index];
      return signature && this.#subjects.make({ signature, stage, fields }, source, pod, process);
    };
    let matches = 0;
    readRows(part.rows, subjectOf, (subject, number, pid, seenAt = timeBefore, text) => {
      const sequence = this.#sequence + number;
      if (!this.#judge(subject, sequence, seenAt, now, pid)) return;
      matches++;
      take?.(sequence, text);
    });
    this.#sequence += part.lines;
    stream.goOn(part.state, part.lines);
    return { lines: part.lines, matches };
  }

  end(source: string, now: number): LogLine[] {
    const stream = this.#stream(source);
    const line = stream.finish(now);
    const lines = line ? [this.#line(line, source, stream, now, ++this.#sequence)] : [];
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

  /** Incidents and figures learn of a line about `pid`. Returns what it is a failure of. */
  #judge(
    subject: Subject,
    sequence: number,
    time: number | undefined,
    arrived: number,
    pid: Pid | undefined,
  ): Signature | undefined {
    const at = time ?? arrived;
    if (!(subject instanceof Trouble)) return this.#ledger.event(subject, { sequence, pid, time, arrived, at });
    const isFailure = this.#ledger.failure(new Sighting(subject, sequence, pid, time, arrived, at));
    return isFailure ? subject.signature : undefined;
  }

  #line({ raw, read }: TakenLine, source: string, stream: LogStream, now: number, sequence: number): LogLine {
    const { unwrapped, access, found, event } = read;
    const { message, framed, time, level, process, pod, pid } = unwrapped;
    const key = this.#subjects.streamOf(source, pod, process);
    const record = this.#records.recordOf({ sequence, stream: key, message, framed, pid, arrived: now });
    const said = found ?? event;
    const seenAt = access || said ? stream.lastTime() : undefined;
    if (access) this.#ledger.request(access, seenAt ?? now, now, { source, process });
    const subject = said && this.#subjects.make(said, source, pod, process);
    const failure = subject && this.#judge(subject, sequence, seenAt, now, pidIn(read));
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
      match: subject && matchOf(failure, subject.fields),
      event: subject && markOf(subject),
      request: access && { status: access.status, duration: access.duration },
    };
  }
}

function formatsOf({ formatsOf, accessFormats = [] }: EngineReading): (source: string) => readonly string[] {
  return formatsOf ?? (() => accessFormats);
}

/** The id that marks the line; undefined for events that are counted but not shown. */
function markOf(subject: Subject): string | undefined {
  return subject instanceof Trouble || subject.event.isUnmarked ? undefined : subject.event.id;
}

function matchOf(failure: Signature | undefined, fields: SignatureMatch['fields']): SignatureMatch | undefined {
  return failure && { signature: failure.id, severity: failure.severity, fields };
}
