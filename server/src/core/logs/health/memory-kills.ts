/** Lines of one kill may stand so far apart, in milliseconds: celery tells of the lost task ten seconds later. */
const SAME_KILL_MS = 60_000;
const MAX_PLACES = 1000;
/** Of one place, so that a storm of kills costs no more per line than a few. */
const MAX_RECENT = 200;

/** What a line says of a process that was killed for memory. */
export interface KillReport {
  readonly signature: string;
  readonly stream: string;
  /** Of the process that was killed; undefined where the line names none. */
  readonly pid: string | undefined;
  /** What else tells kills apart where no process is named: the task that was lost. */
  readonly job: string | undefined;
  /** Milliseconds on the time line of the log. */
  readonly at: number;
}

interface Kill {
  readonly key: string;
  readonly isNamed: boolean;
  readonly at: number;
  /** A line of the other kind has told of it as well. */
  isTold: boolean;
}

/**
 * Counts each kill once, however many lines tell of it: one that names the process, and of the same kill one that names
 * only its task (celery/billiard:billiard/pool.py join_exited_workers, mark_as_worker_lost), in any order.
 */
export class MemoryKills {
  readonly #recent = new Map<string, Kill[]>();

  /** Whether the line is the first of its kill. */
  isNew({ signature, stream, pid, job, at }: KillReport): boolean {
    const place = `${signature} ${stream}`;
    const recent = (this.#recent.get(place) ?? [])
      .slice(-MAX_RECENT)
      .filter((kill) => Math.abs(at - kill.at) < SAME_KILL_MS);
    const isNamed = pid !== undefined;
    const key = pid ?? job ?? '';
    if (this.#recent.size >= MAX_PLACES) this.#recent.clear();
    this.#recent.set(place, recent);
    const same = recent.some((kill) => kill.isNamed === isNamed && kill.key === key);
    const other = same ? undefined : recent.find((kill) => kill.isNamed !== isNamed && !kill.isTold);
    if (other) other.isTold = true;
    if (!same) recent.push({ key, isNamed, at, isTold: other !== undefined });
    return !same && !other;
  }

  clear(): void {
    this.#recent.clear();
  }
}
