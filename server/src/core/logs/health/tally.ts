import type { AccessServer, CountedRequest, RequestList } from '../access-log/access-record.ts';
import { Durations, type PlainDurations } from './durations.ts';
import { SLOW_REQUEST_US } from './thresholds.ts';

/** The figures of a ServerTally as they are passed between threads. */
export interface PlainServerTally {
  readonly requests: number;
  readonly slow: number;
  /** By status. */
  readonly statuses: Float64Array;
  readonly durations: PlainDurations;
}

/** Counts the requests of one server in one period. */
export class ServerTally {
  readonly durations = new Durations();
  /** By status, which always has three digits. */
  readonly #statuses = new Float64Array(1000);
  requests = 0;
  slow = 0;

  /** `duration` in microseconds; NaN for none. */
  add(status: number, duration: number, isHealthCheck: boolean): void {
    this.requests++;
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    // A probe says nothing about the waiting times of users, and a websocket lasts as long as it is open.
    if (Number.isNaN(duration) || isHealthCheck || status === 101) return;
    this.durations.add(duration);
    if (duration > SLOW_REQUEST_US) this.slow++;
  }

  merge(other: ServerTally): void {
    this.requests += other.requests;
    this.slow += other.slow;
    this.durations.addAll(other.durations);
    this.#addStatuses(other.#statuses);
  }

  plain(): PlainServerTally {
    const { requests, slow, durations } = this;
    return { requests, slow, statuses: this.#statuses, durations: durations.plain() };
  }

  addPlain({ requests, slow, statuses, durations }: PlainServerTally): void {
    this.requests += requests;
    this.slow += slow;
    this.#addStatuses(statuses);
    this.durations.addPlain(durations);
  }

  /** Requests whose status lies in `from` to `to`, both included; without `to`, those with this status. */
  between(from: number, to = from): number {
    let sum = 0;
    for (let status = from; status <= to; status++) sum += this.#statuses[status] ?? 0;
    return sum;
  }

  #addStatuses(statuses: Float64Array): void {
    const all = this.#statuses;
    for (let status = 0; status < statuses.length; status++) {
      const count = statuses[status] ?? 0;
      if (count > 0) all[status] = (all[status] ?? 0) + count;
    }
  }
}

/** What is counted besides requests. */
export type Counter = 'boots' | 'restarts' | 'recycles' | 'memoryKills' | 'poolExhaustions' | 'dropped';

/** Everything counted in one period. */
export class Tally {
  readonly servers = new Map<AccessServer, ServerTally>();
  readonly counters = new Map<Counter, number>();
  /** Most requests are of the same server as the one before. */
  #last: { readonly name: AccessServer; readonly server: ServerTally } | undefined;
  /** The largest share of a pool that was in use, 0..1; undefined if no line reported one. */
  poolUse: number | undefined;

  request({ server, status, duration = Number.NaN, healthCheck }: CountedRequest): void {
    this.server(server).add(status, duration, healthCheck);
  }

  /** Counts the requests from index `from` up to `to`. */
  requests(list: RequestList, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      this.server(list.server(i)).add(list.status(i), list.duration(i), list.isHealthCheck(i));
    }
  }

  server(name: AccessServer): ServerTally {
    if (this.#last?.name === name) return this.#last.server;
    const server = this.servers.get(name) ?? new ServerTally();
    this.servers.set(name, server);
    this.#last = { name, server };
    return server;
  }

  count(counter: Counter, times = 1): void {
    this.counters.set(counter, (this.counters.get(counter) ?? 0) + times);
  }

  usePool(share: number): void {
    this.poolUse = Math.max(this.poolUse ?? 0, share);
  }

  merge(other: Tally): void {
    if (other.poolUse !== undefined) this.usePool(other.poolUse);
    for (const [name, tally] of other.servers) {
      this.server(name).merge(tally);
    }
    for (const [counter, times] of other.counters) this.count(counter, times);
  }
}
