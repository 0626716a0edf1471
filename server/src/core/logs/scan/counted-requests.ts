import type { AccessServer } from '../access-log/access-record.ts';
import type { RequestTaker } from '../access-log/request-taker.ts';
import { SLOW_REQUEST_US } from '../health/thresholds.ts';
import type { ScanModule } from './scan-module.ts';
import { SERVERS } from './scanned-requests.ts';

/** What the module has counted of one server (server/assembly/tally.ts), in its memory. */
interface Counted {
  readonly server: AccessServer;
  /** How many requests, how many of them slow, how many that told a duration. */
  readonly head: Float64Array;
  readonly statuses: Float64Array;
  readonly durations: Float64Array;
}

/** Requests as the module counts them, where it does not matter when each came. */
export class CountedRequests {
  readonly #functions: ScanModule['functions'];
  readonly #servers: readonly Counted[];
  readonly #room: number;
  #added = 0;

  constructor(module: ScanModule) {
    this.#functions = module.functions;
    this.#room = module.place('MAX_REQUESTS');
    const head = module.place('TALLY_HEAD');
    const statuses = module.place('STATUSES');
    const numbers = (at: number, length: number) => new Float64Array(module.bytes.buffer, at, length);
    this.#servers = SERVERS.map((server, index) => {
      const at = module.place('TALLIES') + index * module.place('TALLY_SIZE');
      const durations = at + head + 8 * statuses;
      return {
        server,
        head: numbers(at, 3),
        statuses: numbers(at + head, statuses),
        durations: numbers(durations, this.#room),
      };
    });
  }

  /** Those of the block from number `from` up to `to`, if their lines end behind `place` in it. */
  add(from: number, to: number, place: number, taker: Pick<RequestTaker, 'counted'>): void {
    if (this.#added + to - from > this.#room) this.give(taker);
    this.#added += to - from;
    this.#functions.count(from, to, place, SLOW_REQUEST_US);
  }

  /** Tells of all that were added since the last time. */
  give(taker: Pick<RequestTaker, 'counted'>): void {
    if (this.#added === 0) return;
    this.#added = 0;
    for (const { server, head, statuses, durations } of this.#servers) {
      const [requests = 0, slow = 0, timed = 0] = head;
      if (requests === 0) continue;
      taker.counted(server, { requests, slow, statuses, durations: { exact: durations.subarray(0, timed) } });
      head.fill(0);
      statuses.fill(0);
    }
  }
}
