import { compileGunicornFormat } from './access-log/gunicorn-format.ts';
import { LineDecoder } from './bytes/line-decoder.ts';
import { HealthWindow } from './health/health-window.ts';
import { ProcessLife } from './health/process-life.ts';
import { IncidentTracker } from './incidents/incident-tracker.ts';
import type { OpenIncident } from './incidents/open-incident.ts';
import type { Sighting } from './incidents/sighting.ts';
import { LineReader, type ReadLine } from './line-reader.ts';
import { RecordTracker } from './records.ts';
import { Classifier } from './scan/classifier.ts';
import { CATALOGUE } from './signatures/catalogue.ts';
import type { LifecycleEvent } from './signatures/signature.ts';
import type { Health, Incident, LogLine } from './types.ts';

export interface EngineOptions {
  /** Over which health is counted; 5 minutes unless told. */
  readonly windowMs?: number;
  /** `--access-logformat` of the processes, as written. */
  readonly accessFormats?: readonly string[];
  /** Minutes east of UTC for times that say no zone; 0 unless told. */
  readonly zone?: number;
}

/** Reads streams of log bytes, line by line. Knows no clock and no file: the caller says what time it is. */
export interface LogEngine {
  /** The lines that `chunk` completes. `now` in milliseconds since the epoch. */
  push(chunk: Uint8Array, source: string, now: number): LogLine[];
  /** The stream is over: its last line, if it had no line break. */
  end(source: string, now: number): LogLine[];
  /** Lets time pass without input: incidents grow old, the health window moves. */
  tick(now: number): void;
  /** `count` lines of `source` were lost before they reached the engine: figures become lower bounds. */
  dropped(count: number, now: number): void;
  /** The newest last. */
  incidents(): readonly Incident[];
  health(now: number): Health;
}

interface Stream {
  readonly decoder: LineDecoder;
  /** Minutes east of UTC of the first time with a zone; times without one are read with it. */
  zone: number | undefined;
  lastTime: number | undefined;
  /** What the transport has cut off, waiting for the rest of the line. */
  readonly partial: Map<string, string>;
}

/** Longest text that is put together from what a transport has cut. */
const MAX_JOINED = 256 * 1024;
const DEFAULT_WINDOW = 5 * 60_000;
const SAME_KILL_MS = 60_000;
const MAX_KILLS = 1000;

export function createEngine(options: EngineOptions = {}): LogEngine {
  return new Engine(options);
}

class Engine implements LogEngine {
  readonly #reader: LineReader;
  readonly #zone: number;
  readonly #records = new RecordTracker();
  readonly #incidents = new IncidentTracker();
  readonly #health: HealthWindow;
  readonly #life = new ProcessLife();
  /** When a process was last counted as killed for memory: several lines tell of one kill. */
  readonly #kills = new Map<string, number>();
  readonly #streams = new Map<string, Stream>();
  #sequence = 0;

  constructor(options: EngineOptions) {
    const formats = (options.accessFormats ?? []).flatMap((format) => compileGunicornFormat(format) ?? []);
    this.#reader = new LineReader(new Classifier(CATALOGUE), formats);
    this.#health = new HealthWindow(options.windowMs ?? DEFAULT_WINDOW);
    this.#zone = options.zone ?? 0;
  }

  push(chunk: Uint8Array, source: string, now: number): LogLine[] {
    const stream = this.#stream(source);
    return stream.decoder.push(chunk).map((raw) => this.#line(raw, source, stream, now));
  }

  end(source: string, now: number): LogLine[] {
    const stream = this.#stream(source);
    const lines = stream.decoder.end().map((raw) => this.#line(raw, source, stream, now));
    this.#streams.delete(source);
    return lines;
  }

  tick(now: number): void {
    this.#incidents.tick(now);
  }

  dropped(count: number, now: number): void {
    this.#health.count('dropped', now, now, count);
  }

  incidents(): readonly Incident[] {
    return this.#incidents.list();
  }

  health(now: number): Health {
    return this.#health.read(now);
  }

  #stream(source: string): Stream {
    const known = this.#streams.get(source);
    if (known) return known;
    const stream: Stream = { decoder: new LineDecoder(), zone: undefined, lastTime: undefined, partial: new Map() };
    this.#streams.set(source, stream);
    return stream;
  }

  #line(raw: string, source: string, stream: Stream, now: number): LogLine {
    const sequence = ++this.#sequence;
    const line = this.#read(raw, stream, now);
    const { message, framed, time, level, process, pod, pid, zone } = line.unwrapped;
    stream.zone ??= zone;
    stream.lastTime = time ?? stream.lastTime;
    const key = `${source}\0${pod ?? ''}\0${process ?? ''}`;
    const record = this.#records.recordOf({ sequence, stream: key, message, framed, arrived: now });
    const seenAt = stream.lastTime;
    const at = seenAt ?? now;
    if (line.access) this.#health.request(line.access, at, now);
    const { found } = line;
    if (found) {
      const about = found.fields['pid'] ?? pid?.toString();
      const sighting = { ...found, sequence, stream: key, process, pid: about, time: seenAt, arrived: now, at };
      this.#failure(sighting, this.#incidents.add(sighting));
    }
    if (line.event) this.#event(key, line.event.signature, at, now);
    const match = found && {
      signature: found.signature.id,
      severity: found.signature.severity,
      fields: found.fields,
    };
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
      match,
      event: line.event?.signature.id,
      request: line.access && { status: line.access.status, duration: line.access.duration },
    };
  }

  #failure(sighting: Sighting, incident: OpenIncident): void {
    const { signature, stream, pid, at, arrived } = sighting;
    this.#life.failure(stream, signature);
    if (/-pool-timeout$|-too-many-connections$/.test(signature.id)) this.#health.count('poolExhaustions', at, arrived);
    if (signature.cause !== 'memory' || incident.signature !== signature) return;
    const process = `${signature.id} ${pid ?? stream}`;
    if (Math.abs(at - (this.#kills.get(process) ?? Number.NEGATIVE_INFINITY)) < SAME_KILL_MS) return;
    if (this.#kills.size >= MAX_KILLS) this.#kills.clear();
    this.#kills.set(process, at);
    this.#health.count('memoryKills', at, arrived);
  }

  #event(stream: string, { role }: LifecycleEvent, at: number, now: number): void {
    const boot = this.#life.event(stream, role);
    if (boot) this.#health.count('boots', at, now);
    if (boot === 'restart') this.#health.count('restarts', at, now);
    if (role === 'recycle') this.#health.count('recycles', at, now);
    if (role === 'stop') this.#incidents.stopped(at);
  }

  /** Puts together what a transport has cut: the signature is looked for in the whole text, on its last line. */
  #read(raw: string, stream: Stream, now: number): ReadLine {
    const clock = { zone: stream.zone ?? this.#zone, now };
    const line = this.#reader.read(raw, clock);
    const { partial, pod, process, message } = line.unwrapped;
    const key = `${pod ?? ''}\0${process ?? ''}`;
    const before = stream.partial.get(key);
    if (partial) stream.partial.set(key, ((before ?? '') + message).slice(-MAX_JOINED));
    else stream.partial.delete(key);
    return before === undefined || partial ? line : this.#reader.read(raw, clock, before);
  }
}
