import type { CountedRequest } from './access-log/access-record.ts';
import { HealthWindow } from './health/health-window.ts';
import { ProcessLife } from './health/process-life.ts';
import { IncidentTracker } from './incidents/incident-tracker.ts';
import type { OpenIncident } from './incidents/open-incident.ts';
import type { Sighting } from './incidents/sighting.ts';
import type { LifecycleEvent } from './signatures/signature.ts';
import type { Health, Incident } from './types.ts';

const SAME_KILL_MS = 60_000;
const MAX_KILLS = 1000;

/** Adds up what the lines of all streams say: incidents and health. Lines come in the order of the log. */
export class Ledger {
  readonly #incidents = new IncidentTracker();
  readonly #health: HealthWindow;
  readonly #life = new ProcessLife();
  /** When a process was last counted as killed for memory: several lines tell of one kill. */
  readonly #kills = new Map<string, number>();

  constructor(windowMs: number) {
    this.#health = new HealthWindow(windowMs);
  }

  request(request: CountedRequest, at: number, now: number): void {
    this.#health.request(request, at, now);
  }

  failure(sighting: Sighting): void {
    const incident = this.#incidents.add(sighting);
    const { signature, stream, at, arrived } = sighting;
    this.#life.failure(stream, signature);
    if (/-pool-timeout$|-too-many-connections$/.test(signature.id)) this.#health.count('poolExhaustions', at, arrived);
    if (signature.cause === 'memory') this.#memoryKill(sighting, incident);
  }

  event(stream: string, { role }: LifecycleEvent, at: number, now: number): void {
    const boot = this.#life.event(stream, role);
    if (boot) this.#health.count('boots', at, now);
    if (boot === 'restart') this.#health.count('restarts', at, now);
    if (role === 'recycle') this.#health.count('recycles', at, now);
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

  #memoryKill({ signature, stream, pid, at, arrived }: Sighting, incident: OpenIncident): void {
    if (incident.signature !== signature) return;
    const process = `${signature.id} ${pid ?? stream}`;
    if (Math.abs(at - (this.#kills.get(process) ?? Number.NEGATIVE_INFINITY)) < SAME_KILL_MS) return;
    if (this.#kills.size >= MAX_KILLS) this.#kills.clear();
    this.#kills.set(process, at);
    this.#health.count('memoryKills', at, arrived);
  }
}
