import type { AccessServer, CountedRequest } from './access-log/access-record.ts';
import { HealthWindow } from './health/health-window.ts';
import { type ProcessHealth, ProcessHealthWindows, type Writer } from './health/process-health.ts';
import { ProcessLife } from './health/process-life.ts';
import type { Counter, PlainServerTally } from './health/tally.ts';
import { IncidentTracker } from './incidents/incident-tracker.ts';
import type { OpenIncident } from './incidents/open-incident.ts';
import type { Sighting } from './incidents/sighting.ts';
import type { LifecycleEvent } from './signatures/signature.ts';
import type { Health, Incident } from './types.ts';

const SAME_KILL_MS = 60_000;
const MAX_KILLS = 1000;
const MAX_STARTS = 1000;
/** They tell of memory that runs out while nothing is killed yet. */
const WARNINGS: ReadonlySet<string> = new Set(['bk-memory-alert', 'heroku-r14']);

/** Adds up what the lines of all streams say: incidents and health. Lines come in the order of the log. */
export class Ledger {
  readonly #incidents = new IncidentTracker();
  readonly #windowMs: number;
  readonly #processes: ProcessHealthWindows | undefined;
  #health: HealthWindow;
  readonly #life = new ProcessLife();
  /** When a process was last counted as killed for memory: several lines tell of one kill. */
  readonly #kills = new Map<string, number>();
  /** When a server was last seen to start, by its stream. */
  readonly #starts = new Map<string, number>();

  /** `placeOf` as in the options of the engine. */
  constructor(windowMs: number, placeOf?: (source: string) => string) {
    this.#windowMs = windowMs;
    this.#processes = placeOf && new ProcessHealthWindows(windowMs, placeOf);
    this.#health = new HealthWindow(windowMs);
  }

  /** Forgets what has happened; the processes live on. */
  clear(): void {
    this.#incidents.clear();
    this.#kills.clear();
    this.#processes?.clear();
    this.#health = new HealthWindow(this.#windowMs);
  }

  /** What a proxy in front reports is about the process that serves the web. */
  request(request: CountedRequest, at: number, now: number, writer?: Writer): void {
    this.#health.request(request, at, now);
    if (writer) this.#processes?.of(writer, 'web')?.request(request, at, now);
  }

  /** Requests that were counted elsewhere; only for a window over all of the log, whose processes are not told apart. */
  requests(server: AccessServer, figures: PlainServerTally, now: number): void {
    this.#health.addRequests(server, figures, now, now);
  }

  failure(sighting: Sighting): void {
    const incident = this.#incidents.add(sighting);
    const { signature, stream, at, arrived } = sighting;
    incident.startedAt = this.#starts.get(stream) ?? incident.startedAt;
    this.#life.failure(stream, signature);
    if (/-pool-timeout$|-too-many-connections$/.test(signature.id)) {
      this.#count('poolExhaustions', sighting, at, arrived);
    }
    if (signature.cause === 'memory' && !WARNINGS.has(signature.id)) this.#memoryKill(sighting, incident);
  }

  event(writer: Writer & { readonly stream: string }, { role }: LifecycleEvent, at: number, now: number): void {
    if (role === 'start') this.#started(writer.stream, at);
    const boot = this.#life.event(writer.stream, role);
    if (boot) this.#count('boots', writer, at, now);
    if (boot === 'restart') this.#count('restarts', writer, at, now);
    if (role === 'recycle') this.#count('recycles', writer, at, now);
    if (role === 'stop') this.#incidents.stopped(at);
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

  /** Of each process, where they are kept apart; see the options of the engine. */
  processHealth(now: number): readonly ProcessHealth[] {
    return this.#processes?.read(now) ?? [];
  }

  #count(counter: Counter, writer: Writer, at: number, arrived: number): void {
    this.#health.count(counter, at, arrived);
    this.#processes?.of(writer)?.count(counter, at, arrived);
  }

  #started(stream: string, at: number): void {
    if (this.#starts.size >= MAX_STARTS) this.#starts.clear();
    this.#starts.set(stream, at);
  }

  #memoryKill(sighting: Sighting, incident: OpenIncident): void {
    const { signature, stream, pid, at, arrived } = sighting;
    if (incident.signature !== signature) return;
    const process = `${signature.id} ${pid ?? stream}`;
    if (Math.abs(at - (this.#kills.get(process) ?? Number.NEGATIVE_INFINITY)) < SAME_KILL_MS) return;
    if (this.#kills.size >= MAX_KILLS) this.#kills.clear();
    this.#kills.set(process, at);
    this.#count('memoryKills', sighting, at, arrived);
  }
}
