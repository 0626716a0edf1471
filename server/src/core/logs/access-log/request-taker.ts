import type { CountedRequest, RequestList } from './access-record.ts';

/** Is told of the requests of access lines that were not turned into text. */
export interface RequestTaker {
  /** Whether it matters when each came: `many` is then given none that does not tell its time. */
  readonly needsTimes: boolean;
  one(request: CountedRequest, time: number | undefined): void;
  /** Valid until it returns. */
  many(requests: RequestList): void;
}
