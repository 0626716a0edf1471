import type { PoolUse } from '../health/pool-use.ts';
import type { Pid } from '../pid.ts';
import type { Trouble } from './trouble.ts';

/** When and of which process a line tells. */
export interface Moment {
  readonly sequence: number;
  /** Of the process that the line is about, else of the one that wrote it. */
  readonly pid: Pid | undefined;
  /** Milliseconds since the epoch; undefined when neither the line nor its stream has told a time. */
  readonly time: number | undefined;
  /** When the line came in. */
  readonly arrived: number;
  /** `time` where there is one, else `arrived`: the place on the time line of the log. */
  readonly at: number;
}

/** One matched line, as the tracker sees it. Made by a constructor, so that V8 takes all of them for one kind of objects. */
export class Sighting implements Moment {
  constructor(
    readonly trouble: Trouble,
    readonly sequence: number,
    readonly pid: Pid | undefined,
    readonly time: number | undefined,
    readonly arrived: number,
    readonly at: number,
    /** Of a pool that is nearly used up. */
    readonly use?: PoolUse,
  ) {}

  /** The same line, for what it means besides. */
  of(trouble: Trouble): Sighting {
    return new Sighting(trouble, this.sequence, this.pid, this.time, this.arrived, this.at, this.use);
  }
}
