import type { AccessRecord } from '../access-log/access-record.ts';
import type { Health } from '../types.ts';

/** Figures over the last `windowMs`. */
export class HealthWindow {
  readonly #windowMs: number;
  #requests: { readonly time: number; readonly record: AccessRecord }[] = [];
  #dropped = 0;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  request(record: AccessRecord, time: number, _arrived: number): void {
    this.#requests.push({ time, record });
  }

  dropped(count: number, _now: number): void {
    this.#dropped += count;
  }

  read(_now: number): Health {
    const statuses = this.#requests.map(({ record }) => record.status);
    const count = (status: number) => statuses.filter((one) => one === status).length;
    return {
      windowMs: this.#windowMs,
      server: undefined,
      requests: statuses.length,
      status500: count(500),
      status5xx: statuses.filter((status) => status >= 500).length,
      status502: count(502),
      status503: count(503),
      status504: count(504),
      clientAborts: count(499),
      rate502: undefined,
      rate5xx: undefined,
      durations: 0,
      p50: undefined,
      p95: undefined,
      p99: undefined,
      slowRequests: 0,
      workerBoots: 0,
      plannedRecycles: 0,
      unplannedRestarts: 0,
      memoryKills: 0,
      poolExhaustions: 0,
      poolUse: undefined,
      incomplete: this.#dropped > 0,
    };
  }
}
