import type { AccessServer } from '../../access-log/access-record.ts';
import type { RequestTaker } from '../../access-log/request-taker.ts';
import { BUCKETS } from '../../health/duration-buckets.ts';
import { SLOW_REQUEST_US } from '../../health/thresholds.ts';
import {
  MAX_REQUESTS,
  STATUSES,
  TALLIES,
  TALLY_BUCKETS,
  TALLY_DURATIONS,
  TALLY_SIZE,
  TALLY_STATUSES,
} from './module-memory.ts';
import type { ScanModule } from './scan-module.ts';
import { SERVERS } from './scanned-requests.ts';

type CountTaker = Pick<RequestTaker, 'counted' | 'isFolded'>;

/** What the module has counted for one server, in its memory (server/assembly/tally.ts). */
interface Counted {
  readonly server: AccessServer;
  /** The number of requests, of slow ones, of durations in `durations`; the first and the last bucket in use. */
  readonly head: Float64Array;
  readonly statuses: Float64Array;
  readonly durations: Float64Array;
  readonly buckets: Float64Array;
}

/** No bucket is in use. */
const EMPTY_HEAD = [0, 0, 0, Number.POSITIVE_INFINITY, -1];

/** Requests that the module counts. It does so where the time of each one does not matter. */
export class CountedRequests {
  readonly #functions: ScanModule['functions'];
  readonly #servers: readonly Counted[];
  #isEmpty = true;

  constructor(module: ScanModule) {
    this.#functions = module.functions;
    const numbers = (at: number, length: number) => module.numbers.subarray(at >> 3, (at >> 3) + length);
    this.#servers = SERVERS.map((server, index) => {
      const at = TALLIES + index * TALLY_SIZE;
      const counted = {
        server,
        head: numbers(at, EMPTY_HEAD.length),
        statuses: numbers(at + TALLY_STATUSES, STATUSES),
        durations: numbers(at + TALLY_DURATIONS, MAX_REQUESTS),
        buckets: numbers(at + TALLY_BUCKETS, BUCKETS),
      };
      counted.head.set(EMPTY_HEAD);
      return counted;
    });
  }

  /** Counts the requests `from` up to `to` of the block, if their lines end behind `place`. */
  add(from: number, to: number, place: number, taker: CountTaker): void {
    const most = MAX_REQUESTS - (to - from);
    let folded = 0;
    for (const [index, { server, head }] of this.#servers.entries()) {
      if (taker.isFolded(server)) folded |= 1 << index;
      else if ((head[2] ?? 0) > most) this.give(taker);
    }
    this.#isEmpty = false;
    this.#functions.count(from, to, place, SLOW_REQUEST_US, folded);
  }

  /** Gives `taker` what was counted since the last call. */
  give(taker: CountTaker): void {
    if (this.#isEmpty) return;
    this.#isEmpty = true;
    for (const { server, head, statuses, durations, buckets } of this.#servers) {
      const [requests = 0, slow = 0, timed = 0, first = 0, last = 0] = head;
      if (requests === 0) continue;
      const inBuckets = buckets.subarray(first, last + 1);
      const figures = { exact: durations.subarray(0, timed), first, buckets: inBuckets };
      taker.counted(server, { requests, slow, statuses, durations: figures });
      head.set(EMPTY_HEAD);
      statuses.fill(0);
      inBuckets.fill(0);
    }
  }
}
