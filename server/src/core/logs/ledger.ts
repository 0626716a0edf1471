import type { AccessServer, CountedRequest, RequestList } from './access-log/access-record.ts';
import { HealthWindow } from './health/health-window.ts';
import { MemoryKills } from './health/memory-kills.ts';
import { PoolUseReader, shareOf } from './health/pool-use.ts';
import { type ProcessHealth, ProcessHealthWindows, type Writer } from './health/process-health.ts';
import { ProcessLife } from './health/process-life.ts';
import type { Counter, PlainServerTally } from './health/tally.ts';
import { DEFAULT_THRESHOLDS } from './health/thresholds.ts';
import { IncidentTracker } from './incidents/incident-tracker.ts';
import type { OpenIncident } from './incidents/open-incident.ts';
import { type Moment, Sighting } from './incidents/sighting.ts';
import { Trouble } from './incidents/trouble.ts';
import { pidOf } from './pid.ts';
import type { Signature } from './signatures/signature.ts';
import { signatureNamed } from './signatures/signature-named.ts';
import type { Happening } from './subjects.ts';
import type { Health, Incident } from './types.ts';

const MAX_STARTS = 1000;
/**
 * The time after which a server that was told to stop has certainly ended, in milliseconds: nobody sets a longer
 * --graceful-timeout.
 */
const STOPPING_MS = 15 * 60_000;

/** A stack begins so many lines behind what announces it, at most, if other processes write between them. */
const STACK_LINES = 5;

/** Collects the incidents and figures from the lines of all streams, which come in the order of the log. */
export class Ledger {
  readonly #incidents = new IncidentTracker();
  readonly #windowMs: number;
  readonly #processes: ProcessHealthWindows | undefined;
  #health: HealthWindow;
  readonly #life = new ProcessLife();
  readonly #kills = new MemoryKills();
  readonly #pools = new PoolUseReader();
  /** The last start of each server, by stream. */
  readonly #starts = new Map<string, number>();
  /** When each server was told to stop, by stream; NaN if no line had a time. Removed when it starts again. */
  readonly #stops = new Map<string, number>();
  /** Where a program last began to show its stack, by stream: the number of the line. */
  readonly #stacks = new Map<string, number>();
  #poolLimit = DEFAULT_THRESHOLDS.poolUse;

  /** `placeOf` as in the options of the engine. */
  constructor(windowMs: number, placeOf?: (source: string) => string) {
    this.#windowMs = windowMs;
    this.#processes = placeOf && new ProcessHealthWindows(windowMs, placeOf);
    this.#health = new HealthWindow(windowMs);
  }

  /** Forgets incidents and figures, but not the state of processes. */
  clear(): void {
    this.#incidents.clear();
    this.#kills.clear();
    this.#processes?.clear();
    this.#health = new HealthWindow(this.#windowMs);
  }

  /** Requests that a proxy reports are counted for the process that serves the web. */
  request(request: CountedRequest, at: number, now: number, writer?: Writer): void {
    this.#health.request(request, at, now);
    if (writer) this.#processes?.of(writer, 'web')?.request(request, at, now);
  }

  /** Counts requests of processes that are not distinguished. All have times, unless the window is the whole log. */
  requestList(requests: RequestList, now: number): void {
    this.#health.requests(requests, now);
  }

  /**
   * Adds requests that were counted elsewhere. Only if the window is the whole log and processes are not distinguished.
   */
  requests(server: AccessServer, figures: PlainServerTally, now: number): void {
    this.#health.addRequests(server, figures, now, now);
  }

  /** See RequestTaker. */
  isFolded(server: AccessServer): boolean {
    return this.#health.isFolded(server);
  }

  /** From now on a use of pools above this share (0..1) is a failure. */
  limitPools(share: number): void {
    this.#poolLimit = share;
  }

  /** Counts a failure; false if it means nothing because its server was told to stop. */
  failure(seen: Sighting): boolean {
    if (seen.trouble.signature.isFirstFrame && this.#isShown(seen)) return false;
    const sighting = this.#isStopping(seen.trouble.stream, seen.at) ? whileStopping(seen) : seen;
    if (!sighting) return false;
    const incident = this.#incidents.add(sighting);
    const { trouble, at, arrived } = sighting;
    const { signature, stream } = trouble;
    if (this.#starts.size > 0) incident.startedAt = this.#starts.get(stream) ?? incident.startedAt;
    this.#life.failure(stream, signature);
    if (trouble.isPoolExhaustion) {
      this.#count('poolExhaustions', trouble, at, arrived);
      this.#pools.exhausted(stream, trouble.fields);
    }
    if (trouble.isMemoryKill) this.#memoryKill(sighting, incident);
    return true;
  }

  /** Counts a lifecycle event; returns a signature if it is a failure all the same (a gauge above its limit). */
  event(happening: Happening, moment: Moment): Signature | undefined {
    const { at, arrived, time = Number.NaN } = moment;
    const { event, stream } = happening;
    const { role } = event;
    if (role === 'gauge') return this.#gauge(happening, moment);
    if (role === 'stack') {
      remember(this.#stacks, stream, moment.sequence);
      return undefined;
    }
    if (role === 'start') this.#started(stream, at);
    const boot = this.#life.event(stream, role);
    if (boot) this.#count('boots', happening, at, arrived);
    if (boot === 'restart') this.#count('restarts', happening, at, arrived);
    if (role === 'recycle') this.#count('recycles', happening, at, arrived);
    if (role === 'stop') this.#incidents.stopped(at);
    if (role === 'stop' || role === 'shutdown') remember(this.#stops, stream, time);
    return undefined;
  }

  tick(now: number): void {
    this.#incidents.tick(now);
  }

  dropped(count: number, now: number): void {
    this.#health.dropped(count, now);
  }

  incidents(): readonly Incident[] {
    return this.#incidents.list();
  }

  health(now: number): Health {
    return this.#health.read(now);
  }

  /** The health of each process, if they are distinguished; see the options of the engine. */
  processHealth(now: number): readonly ProcessHealth[] {
    return this.#processes?.read(now) ?? [];
  }

  #count(counter: Counter, writer: Writer, at: number, arrived: number): void {
    this.#health.count(counter, at, arrived);
    this.#processes?.of(writer)?.count(counter, at, arrived);
  }

  #started(stream: string, at: number): void {
    this.#stops.delete(stream);
    remember(this.#starts, stream, at);
  }

  /** Whether the stack that the line begins is one that a program only shows. */
  #isShown({ trouble, sequence }: Sighting): boolean {
    return sequence - (this.#stacks.get(trouble.stream) ?? Number.NEGATIVE_INFINITY) <= STACK_LINES;
  }

  #isStopping(stream: string, at: number): boolean {
    const stop = this.#stops.size === 0 ? undefined : this.#stops.get(stream);
    // A stop without a time counts until the server starts again.
    return stop !== undefined && !(Math.abs(at - stop) >= STOPPING_MS);
  }

  #gauge({ event, fields, source, stream, process }: Happening, moment: Moment): Signature | undefined {
    const use = this.#pools.read(stream, fields);
    if (!use) return undefined;
    const share = shareOf(use);
    const { sequence, pid, time, arrived, at } = moment;
    this.#health.usePool(share, at, arrived);
    this.#processes?.of({ source, process })?.usePool(share, at, arrived);
    const signature = share > this.#poolLimit ? signatureNamed(event.aboveLimit) : undefined;
    if (signature) {
      const trouble = new Trouble(signature, '', fields, source, stream, process);
      this.failure(new Sighting(trouble, sequence, pid, time, arrived, at, use));
    }
    return signature;
  }

  #memoryKill({ trouble, pid, at, arrived }: Sighting, incident: OpenIncident): void {
    const { signature, stream, fields } = trouble;
    if (incident.signature !== signature) return;
    const { job } = fields;
    const named = job === undefined || fields['pid'] === undefined ? undefined : pidOf(fields['pid']);
    const report = { signature: signature.id, stream, pid: job === undefined ? pid : named, job, at };
    if (this.#kills.isNew(report)) this.#count('memoryKills', trouble, at, arrived);
  }
}

/** What a failure means while its server is stopping; undefined if it means nothing. */
function whileStopping(sighting: Sighting): Sighting | undefined {
  const { trouble } = sighting;
  const { whileStopping: meaning } = trouble.signature;
  if (meaning === undefined) return sighting;
  const signature = signatureNamed(meaning);
  return signature && sighting.of(trouble.as(signature));
}

function remember(times: Map<string, number>, stream: string, at: number): void {
  if (times.size >= MAX_STARTS) times.clear();
  times.set(stream, at);
}
