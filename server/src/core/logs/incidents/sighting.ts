import type { PoolUse } from '../health/pool-use.ts';
import type { Pid } from '../pid.ts';
import type { Trouble } from './trouble.ts';

/** The time and the process that a line is about. */
export interface Moment {
  readonly sequence: number;
  /** The process that the line is about, else the one that wrote it. */
  readonly pid: Pid | undefined;
  /** Milliseconds since the epoch; undefined if neither the line nor an earlier one of its stream has a time. */
  readonly time: number | undefined;
  /** When the line came in. */
  readonly arrived: number;
  /** `time` where there is one, else `arrived`: the place on the time line of the log. */
  readonly at: number;
}

/** One matched line as the tracker sees it. A class, so that all of them share one hidden class in V8. */
export class Sighting implements Moment {
  constructor(
    readonly trouble: Trouble,
    readonly sequence: number,
    readonly pid: Pid | undefined,
    readonly time: number | undefined,
    readonly arrived: number,
    readonly at: number,
    /** The use of a pool that is nearly exhausted. */
    readonly use?: PoolUse,
  ) {}

  /** The same line as the sighting of another failure that it also indicates. */
  of(trouble: Trouble): Sighting {
    return new Sighting(trouble, this.sequence, this.pid, this.time, this.arrived, this.at, this.use);
  }
}
