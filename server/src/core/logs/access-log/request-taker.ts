import type { PlainServerTally } from '../health/tally.ts';
import type { AccessServer, CountedRequest, RequestList } from './access-record.ts';

/** Is told of the requests of access lines that were not turned into text. */
export interface RequestTaker {
  /** Whether it matters when each came: then `many` is called, with none that does not tell its time; else `counted`. */
  readonly needsTimes: boolean;
  one(request: CountedRequest, time: number | undefined): void;
  /** Valid until it returns. */
  many(requests: RequestList): void;
  /** Valid until it returns. */
  counted(server: AccessServer, figures: PlainServerTally): void;
}
