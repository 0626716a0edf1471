import type { PlainServerTally } from '../health/tally.ts';
import type { AccessServer, CountedRequest, RequestList } from './access-record.ts';

/** Receives the requests of access lines that were not turned into text. */
export interface RequestTaker {
  /**
   * Whether the time of each request is needed: then `many` is called, and every request has a time; else `counted` is
   * called.
   */
  readonly needsTimes: boolean;
  one(request: CountedRequest, time: number | undefined): void;
  /** Valid until it returns. */
  many(requests: RequestList): void;
  /** Whether so many durations of the server are known that only the buckets of more of them matter. */
  isFolded(server: AccessServer): boolean;
  /** Valid until it returns. */
  counted(server: AccessServer, figures: PlainServerTally): void;
}
