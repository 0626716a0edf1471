import type { AccessServer, CountedRequest, RequestList } from '../access-log/access-record.ts';
import type { Health } from '../types.ts';
import { type Counter, type PlainServerTally, ServerTally, Tally } from './tally.ts';

/** With fewer samples a rate or a quantile is meaningless. */
const MIN_SAMPLES = 20;
/** The window moves in steps of this part of it. */
const STEPS = 60;

/** Outermost first: what an outer server reports includes what the servers behind it report. */
const OUTERMOST: readonly AccessServer[] = [
  'heroku-router',
  'bk-ingress',
  'haproxy',
  'envoy',
  'clf',
  'json',
  'uwsgi',
  'uvicorn',
  'gunicorn',
  'django',
];
/** What a gateway answers of its own accord: no server behind it has such a request in its log with this status. */
const GATEWAY_STATUSES = [502, 504];
/** A server with a smaller share of the busiest one's requests is not the entrance of this application. */
const ENTRANCE_SHARE = 0.2;

/**
 * Figures over the last `windowMs` of the log's own time; `Number.POSITIVE_INFINITY` for the whole log. Time also
 * passes without input: the window of a live log empties by itself.
 */
export class HealthWindow {
  readonly #windowMs: number;
  readonly #stepMs: number;
  readonly #steps = new Map<number, Tally>();
  /** The newest time in the log, and when that line arrived. */
  #newest = Number.NEGATIVE_INFINITY;
  #newestArrived = 0;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
    this.#stepMs = windowMs / STEPS;
  }

  request(record: CountedRequest, at: number, arrived: number): void {
    this.#tally(at, arrived)?.request(record);
  }

  /** Counts each request at its own time. */
  requests(list: RequestList, arrived: number): void {
    if (!Number.isFinite(this.#windowMs)) {
      this.#tally(arrived, arrived)?.requests(list, 0, list.length);
      return;
    }
    for (let i = 0; i < list.length; i++) {
      this.#tally(list.time(i), arrived)?.requests(list, i, i + 1);
    }
  }

  /** Requests that were counted elsewhere; only for a window over all of the log. */
  addRequests(server: AccessServer, figures: PlainServerTally, at: number, arrived: number): void {
    this.#tally(at, arrived)?.server(server).addPlain(figures);
  }

  /** Whether only the buckets of more durations of the server matter; false for a window that moves. */
  isFolded(server: AccessServer): boolean {
    return !Number.isFinite(this.#windowMs) && this.#steps.get(0)?.servers.get(server)?.durations.isFolded === true;
  }

  count(counter: Counter, at: number, arrived: number, times = 1): void {
    this.#tally(at, arrived)?.count(counter, times);
  }

  /** Notes that lines were lost, at the log's own time, which may differ from the clock's. */
  dropped(lines: number, arrived: number): void {
    this.count('dropped', Number.isFinite(this.#newest) ? this.#newest : arrived, arrived, lines);
  }

  /** Notes the share of a pool (0..1) that is in use. */
  usePool(share: number, at: number, arrived: number): void {
    this.#tally(at, arrived)?.usePool(share);
  }

  read(now: number): Health {
    const all = new Tally();
    this.#forget(this.#newest + Math.max(0, now - this.#newestArrived));
    for (const tally of this.#steps.values()) all.merge(tally);
    const [name, server] = entrance(all);
    const counted = (counter: Counter): number => all.counters.get(counter) ?? 0;
    const { requests, durations } = server;
    const rate = (count: number): number | undefined => (requests < MIN_SAMPLES ? undefined : count / requests);
    const quantile = (q: number): number | undefined =>
      durations.count < MIN_SAMPLES ? undefined : durations.quantile(q);
    const status502 = server.between(502);
    const status5xx = server.between(500, 599);
    return {
      windowMs: this.#windowMs,
      server: name,
      requests,
      status500: server.between(500),
      status5xx,
      status502,
      status503: server.between(503),
      status504: server.between(504),
      clientAborts: server.between(499),
      rate502: rate(status502),
      rate5xx: rate(status5xx),
      durations: durations.count,
      p50: quantile(0.5),
      p95: quantile(0.95),
      p99: quantile(0.99),
      slowRequests: server.slow,
      workerBoots: counted('boots'),
      plannedRecycles: counted('recycles'),
      unplannedRestarts: Math.max(0, counted('restarts') - counted('recycles')),
      memoryKills: counted('memoryKills'),
      poolExhaustions: counted('poolExhaustions'),
      poolUse: counted('poolExhaustions') > 0 ? 1 : all.poolUse,
      incomplete: counted('dropped') > 0,
    };
  }

  /** The tally for a time; undefined for one older than the window. */
  #tally(at: number, arrived: number): Tally | undefined {
    if (at >= this.#newest) {
      this.#newest = at;
      this.#newestArrived = arrived;
    }
    if (at <= this.#newest - this.#windowMs) return undefined;
    const step = Number.isFinite(this.#stepMs) ? Math.floor(at / this.#stepMs) : 0;
    let tally = this.#steps.get(step);
    if (!tally) {
      tally = new Tally();
      this.#steps.set(step, tally);
      this.#forget(this.#newest);
    }
    return tally;
  }

  #forget(end: number): void {
    if (!Number.isFinite(this.#stepMs)) return;
    const oldest = Math.floor((end - this.#windowMs) / this.#stepMs);
    for (const step of this.#steps.keys()) if (step <= oldest) this.#steps.delete(step);
  }
}

/**
 * The server whose log the figures are from: the outermost of those that see the application's requests. What a gateway
 * answered in its place is added: the log of a gateway may be there for a few requests only, and two 502 of it beside a
 * thousand lines of gunicorn would be no 502 at all.
 */
function entrance({ servers }: Tally): [AccessServer | undefined, ServerTally] {
  const all = [...servers.values()];
  const busiest = Math.max(0, ...all.map(({ requests }) => requests));
  const seen = [...servers].filter(([, { requests }]) => requests >= busiest * ENTRANCE_SHARE);
  seen.sort(([a], [b]) => OUTERMOST.indexOf(a) - OUTERMOST.indexOf(b));
  const [[name, entered] = [undefined, new ServerTally()]] = seen;
  for (const status of GATEWAY_STATUSES) {
    const answered = Math.max(0, ...all.map((server) => server.between(status)));
    for (let known = entered.between(status); known < answered; known++) {
      entered.add(status, Number.NaN, false);
    }
  }
  return [name, entered];
}
