import { type Text, t } from '../text/l10n.ts';
import { compileGunicornFormat } from './access-log/gunicorn-format.ts';
import type { ProcessHealth } from './health/process-health.ts';
import { Ledger } from './ledger.ts';
import { LineReader } from './line-reader.ts';
import { LogStream, type Reading, type TakenLine } from './log-stream.ts';
import { RecordTracker } from './records.ts';
import { BlockScanner } from './scan/block-scanner.ts';
import { Classifier } from './scan/classifier.ts';
import { LineSieve } from './scan/line-sieve.ts';
import { CATALOGUE } from './signatures/catalogue.ts';
import type { LifecycleEvent, Signature } from './signatures/signature.ts';
import { compileUserPatterns, type UserPattern } from './signatures/user-patterns.ts';
import type { Health, Incident, LogLine } from './types.ts';

export interface EngineOptions {
  /** Over which health is counted; 5 minutes unless told. */
  readonly windowMs?: number;
  /** `--access-logformat` of the processes, as written. */
  readonly accessFormats?: readonly string[];
  /** Minutes east of UTC for times that say no zone; 0 unless told. */
  readonly zone?: number;
  /** Found before the signatures of the catalogue. */
  readonly userPatterns?: readonly UserPattern[];
  /** Keeps health apart for each process, too: sources with the same answer are logs of the same application. */
  readonly placeOf?: (source: string) => string;
}

/** Reads streams of log bytes, line by line. Knows no clock and no file: the caller says what time it is. */
export interface LogEngine {
  /** The lines that `chunk` completes. `now` in milliseconds since the epoch. */
  push(chunk: Uint8Array, source: string, now: number): LogLine[];
  /** As `push`, many times faster: gives out the lines with a signature or an event only, and knows no records. */
  scan(chunk: Uint8Array, source: string, now: number): Scanned;
  /** The stream is over: its last line, if it had no line break. */
  end(source: string, now: number): LogLine[];
  /** Lets time pass without input: incidents grow old, the health window moves. */
  tick(now: number): void;
  /** `count` lines of `source` were lost before they reached the engine: figures become lower bounds. */
  dropped(count: number, now: number): void;
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

export interface Scanned {
  /** How many lines were completed. */
  readonly lines: number;
  readonly found: readonly LogLine[];
}

const DEFAULT_WINDOW = 5 * 60_000;
/** A larger chunk is read in pieces: what is kept of a stream stays small. */
const PIECE_BYTES = 1 << 20;

export function createEngine(options: EngineOptions = {}): LogEngine {
  return new Engine(options);
}

interface Recogniser {
  readonly classifier: Classifier<Signature | LifecycleEvent>;
  readonly sieve: LineSieve | undefined;
}

/** Of the catalogue; made once, for it takes a while. */
let ofCatalogue: Recogniser | undefined;

function recogniser(): Recogniser {
  if (ofCatalogue) return ofCatalogue;
  const classifier = new Classifier(CATALOGUE);
  ofCatalogue = { classifier, sieve: sieveOf(classifier) };
  return ofCatalogue;
}

function withPatterns(patterns: readonly UserPattern[], notices: Text[]): Recogniser {
  const own = compileUserPatterns(patterns);
  notices.push(...own.notices);
  const classifier = new Classifier([...own.signatures, ...CATALOGUE], {
    ids: new Set(own.signatures.map(({ id }) => id)),
    onSlow: (id, time) =>
      notices.push(
        t('The pattern “{id}” took {time} ms on one line and is no longer used.', { id, time: Math.round(time) }),
      ),
  });
  return { classifier, sieve: sieveOf(classifier) };
}

function sieveOf(classifier: Classifier<Signature | LifecycleEvent>): LineSieve | undefined {
  return classifier.needsLiterals ? new LineSieve(classifier.literals) : undefined;
}

/** What reads the lines of every stream of an engine; `notices` grows while it reads. */
export function readingOf(
  { accessFormats = [], zone = 0, userPatterns = [] }: EngineOptions,
  notices: Text[],
): Reading {
  const formats = accessFormats.flatMap((format) => compileGunicornFormat(format) ?? []);
  const { classifier, sieve } = userPatterns.length === 0 ? recogniser() : withPatterns(userPatterns, notices);
  const reader = new LineReader(classifier, formats);
  // A format of one's own may look like anything, so that every line has to be held against it.
  const usable = formats.length === 0 ? sieve : undefined;
  const newScanner = (): BlockScanner | undefined =>
    usable && BlockScanner.create(usable.texts, (status) => reader.isFailure(status));
  return { reader, sieve: usable, newScanner, zone };
}

interface Place {
  readonly source: string;
  readonly pod: string | undefined;
  readonly process: string | undefined;
  /** All of it in one text. */
  readonly key: string;
}

class Engine implements LogEngine {
  readonly #reading: Reading;
  readonly #ledger: Ledger;
  readonly #notices: Text[] = [];
  readonly #records = new RecordTracker();
  readonly #streams = new Map<string, LogStream>();
  /** False when the figures do not depend on when a request came: its time need not be looked for. */
  readonly #isWindowed: boolean;
  #sequence = 0;
  #last: Place = { source: '', pod: undefined, process: undefined, key: '\0\0' };

  constructor(options: EngineOptions) {
    const { windowMs = DEFAULT_WINDOW, placeOf } = options;
    this.#reading = readingOf(options, this.#notices);
    this.#ledger = new Ledger(windowMs, placeOf);
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

  scan(chunk: Uint8Array, source: string, now: number): Scanned {
    const stream = this.#stream(source);
    const before = stream.lines;
    const base = this.#sequence - before;
    const found: LogLine[] = [];
    const isWindowed = this.#isWindowed;
    const onRequest: Parameters<LogStream['scan']>[0] = (request, time) => {
      const at = isWindowed ? (time ?? stream.lastTime() ?? now) : now;
      this.#ledger.request(request, at, now);
    };
    for (const piece of pieces(chunk)) {
      stream.append(piece, now);
      for (let line = stream.scan(onRequest); line; line = stream.scan(onRequest)) {
        const result = this.#line(line, source, stream, now, base + line.number, false);
        if (result.match || result.event) found.push(result);
      }
    }
    this.#sequence = base + stream.lines;
    return { lines: stream.lines - before, found };
  }

  end(source: string, now: number): LogLine[] {
    const stream = this.#stream(source);
    const line = stream.finish(now);
    const lines = line ? [this.#line(line, source, stream, now, ++this.#sequence, true)] : [];
    this.#streams.delete(source);
    return lines;
  }

  tick(now: number): void {
    this.#ledger.tick(now);
  }

  dropped(count: number, now: number): void {
    this.#ledger.dropped(count, now);
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
    const stream = new LogStream(this.#reading);
    this.#streams.set(source, stream);
    return stream;
  }

  /** One place that writes: most lines come from the same as the line before. */
  #keyOf(source: string, pod: string | undefined, process: string | undefined): string {
    const last = this.#last;
    if (last.source === source && last.pod === pod && last.process === process) return last.key;
    const key = `${source}\0${pod ?? ''}\0${process ?? ''}`;
    this.#last = { source, pod, process, key };
    return key;
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
    if (access || found || event) {
      const seenAt = stream.lastTime();
      const at = seenAt ?? now;
      if (access) this.#ledger.request(access, at, now, { source, process });
      if (found) {
        const { signature, fields } = found;
        const about = fields['pid'] ?? pid?.toString();
        // Not spread: that is the slowest thing to do with a matched line.
        this.#ledger.failure({
          signature,
          fields,
          sequence,
          source,
          stream: key,
          process,
          pid: about,
          time: seenAt,
          arrived: now,
          at,
        });
      }
      if (event) this.#ledger.event({ source, process, stream: key }, event.signature, at, now);
    }
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
      match: found && { signature: found.signature.id, severity: found.signature.severity, fields: found.fields },
      event: event?.signature.isUnmarked ? undefined : event?.signature.id,
      request: access && { status: access.status, duration: access.duration },
    };
  }
}

function* pieces(chunk: Uint8Array): Iterable<Uint8Array> {
  if (chunk.length <= PIECE_BYTES) yield chunk;
  else for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
}
