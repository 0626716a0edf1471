import type { Text } from '../text/l10n.ts';
import { pieces } from './bytes/pieces.ts';
import type { ProcessHealth } from './health/process-health.ts';
import { Sighting } from './incidents/sighting.ts';
import { Trouble } from './incidents/trouble.ts';
import { Ledger } from './ledger.ts';
import type { Pid } from './pid.ts';
import { RecordTracker } from './records.ts';
import { pidIn } from './scan/recognise/line-reader.ts';
import type { RunWithin } from './scan/recognise/slow-pattern-guard.ts';
import type { Signature } from './signatures/signature.ts';
import { LogStream } from './stream/log-stream.ts';
import { type Reading, type ReadingOptions, Readings } from './stream/reading.ts';
import type { TakenLine } from './stream/scanned-line.ts';
import { type Subject, Subjects } from './subjects.ts';
import type { Health, Incident, LogLine, SignatureMatch } from './types.ts';

/** The options that decide how lines are read. */
interface EngineReading extends ReadingOptions {
  /** Used in place of `accessFormats` if the sources belong to several applications. */
  readonly formatsOf?: (source: string) => readonly string[];
}

export interface EngineOptions extends EngineReading {
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

/**
 * Reads streams of log bytes, every line in full; for logs of which most lines need not be seen there is scan-engine.ts. It knows neither
 * clock nor files: the caller passes the time.
 */
export interface LogEngine {
  /** The lines that `chunk` completes. `now` in milliseconds since the epoch. */
  push(chunk: Uint8Array, source: string, now: number): LogLine[];
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
  /** The health of each process; empty without `placeOf`. Lines that a ScanEngine scans are not counted. */
  processHealth(now: number): readonly ProcessHealth[];
  /** Messages for the user about the options: patterns that are not used, or no longer. */
  notices(): readonly Text[];
}

/** Milliseconds. */
export const DEFAULT_WINDOW = 5 * 60_000;

export function createEngine(options: EngineOptions = {}): LogEngine {
  return new Engine(options, (reading) => new LogStream(reading));
}

/** What is protected is for ScanEngine. */
export class Engine<Stream extends LogStream> implements LogEngine {
  protected readings: Readings;
  readonly #makeStream: (reading: Reading) => Stream;
  #formatsOf: (source: string) => readonly string[];
  readonly #runWithin: RunWithin | undefined;
  protected readonly ledger: Ledger;
  readonly #notices: Text[] = [];
  readonly #records = new RecordTracker();
  readonly #streams = new Map<string, Stream>();
  protected readonly subjects = new Subjects();
  protected sequence = 0;

  constructor(options: EngineOptions, makeStream: (reading: Reading) => Stream) {
    const { windowMs = DEFAULT_WINDOW, placeOf, poolLimit } = options;
    this.#makeStream = makeStream;
    this.#runWithin = options.runWithin;
    this.readings = new Readings(options, this.#notices, options.runWithin);
    this.#formatsOf = formatsOf(options);
    this.ledger = new Ledger(windowMs, placeOf);
    if (poolLimit !== undefined) this.ledger.limitPools(poolLimit);
  }

  push(chunk: Uint8Array, source: string, now: number): LogLine[] {
    const stream = this.stream(source);
    const lines: LogLine[] = [];
    for (const piece of pieces(chunk)) {
      stream.append(piece, now);
      for (let line = stream.take(); line; line = stream.take()) {
        lines.push(this.#line(line, source, stream, now, ++this.sequence));
      }
    }
    return lines;
  }

  end(source: string, now: number): LogLine[] {
    const stream = this.stream(source);
    const line = stream.finish(now);
    const lines = line ? [this.#line(line, source, stream, now, ++this.sequence)] : [];
    stream.release();
    this.#streams.delete(source);
    return lines;
  }

  tick(now: number): void {
    this.ledger.tick(now);
  }

  dropped(count: number, now: number): void {
    this.ledger.dropped(count, now);
  }

  readWith(reading: EngineReading): void {
    this.#notices.splice(0);
    this.readings = new Readings(reading, this.#notices, this.#runWithin);
    this.#formatsOf = formatsOf(reading);
    for (const [source, stream] of this.#streams) stream.readWith(this.readingOf(source));
  }

  limitPools(share: number): void {
    this.ledger.limitPools(share);
  }

  clear(): void {
    this.ledger.clear();
  }

  incidents(): readonly Incident[] {
    return this.ledger.incidents();
  }

  health(now: number): Health {
    return this.ledger.health(now);
  }

  processHealth(now: number): readonly ProcessHealth[] {
    return this.ledger.processHealth(now);
  }

  notices(): readonly Text[] {
    return [...this.#notices];
  }

  protected stream(source: string): Stream {
    const known = this.#streams.get(source);
    if (known) return known;
    const stream = this.#makeStream(this.readingOf(source));
    this.#streams.set(source, stream);
    return stream;
  }

  protected readingOf(source: string): Reading {
    return this.readings.with(this.#formatsOf(source));
  }

  /** Adds a line about process `pid` to incidents and figures. Returns its signature, if it is a failure. */
  protected judge(
    subject: Subject,
    sequence: number,
    time: number | undefined,
    arrived: number,
    pid: Pid | undefined,
  ): Signature | undefined {
    const at = time ?? arrived;
    if (!(subject instanceof Trouble)) return this.ledger.event(subject, { sequence, pid, time, arrived, at });
    const isFailure = this.ledger.failure(new Sighting(subject, sequence, pid, time, arrived, at));
    return isFailure ? subject.signature : undefined;
  }

  #line({ raw, read }: TakenLine, source: string, stream: LogStream, now: number, sequence: number): LogLine {
    const { unwrapped, access, found, event } = read;
    const { message, framed, time, level, process, pod, pid } = unwrapped;
    const key = this.subjects.streamOf(source, pod, process);
    const record = this.#records.recordOf({ sequence, stream: key, message, framed, pid, arrived: now });
    const recognised = found ?? event;
    const seenAt = access || recognised ? stream.lastTime() : undefined;
    if (access) this.ledger.request(access, seenAt ?? now, now, { source, process });
    const subject = recognised && this.subjects.make(recognised, source, pod, process);
    const failure = subject && this.judge(subject, sequence, seenAt, now, pidIn(read));
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
export function markOf(subject: Subject): string | undefined {
  return subject instanceof Trouble || subject.event.isUnmarked ? undefined : subject.event.id;
}

export function matchOf(failure: Signature | undefined, fields: SignatureMatch['fields']): SignatureMatch | undefined {
  return failure && { signature: failure.id, severity: failure.severity, fields };
}
