import type { Pid } from '../pid.ts';

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
  readonly pid: Pid | undefined;
  /** What else tells kills apart where no process is named: the task that was lost. */
  readonly job: string | undefined;
  /** Milliseconds on the time line of the log. */
  readonly at: number;
}

/** Kills by what names them, the oldest first: when each was told of. */
type Kills = Map<Pid, number>;

/** Kills of one place that were told of lately, by the pid of the process, and by the task. */
interface Place {
  readonly named: KillsOfKind;
  readonly unnamed: KillsOfKind;
}

interface KillsOfKind {
  readonly all: Kills;
  /** Those of which no line of the other kind has told. */
  readonly alone: Kills;
}

/**
 * Counts each kill once, however many lines tell of it: one that names the process, and of the same kill one that names
 * only its task (celery/billiard:billiard/pool.py join_exited_workers, mark_as_worker_lost), in any order.
 */
export class MemoryKills {
  /** By stream, then by signature. */
  readonly #places = new Map<string, Map<string, Place>>();
  #count = 0;

  /** Whether the line is the first of its kill. */
  isNew({ signature, stream, pid, job, at }: KillReport): boolean {
    const place = this.#places.get(stream)?.get(signature) ?? this.#add(stream, signature);
    const [own, other] = pid === undefined ? [place.unnamed, place.named] : [place.named, place.unnamed];
    const key = pid ?? job ?? '';
    if (isRecent(own.all.get(key), at)) return false;
    remember(own.all, key, at);
    for (const [one, time] of other.alone) {
      other.alone.delete(one);
      if (isRecent(time, at)) return false;
    }
    remember(own.alone, key, at);
    return true;
  }

  clear(): void {
    this.#places.clear();
    this.#count = 0;
  }

  #add(stream: string, signature: string): Place {
    if (this.#count >= MAX_PLACES) this.clear();
    this.#count++;
    const place = { named: { all: new Map(), alone: new Map() }, unnamed: { all: new Map(), alone: new Map() } };
    const ofStream = this.#places.get(stream) ?? new Map<string, Place>();
    this.#places.set(stream, ofStream.set(signature, place));
    return place;
  }
}

function isRecent(time: number | undefined, at: number): boolean {
  return time !== undefined && Math.abs(at - time) < SAME_KILL_MS;
}

function remember(kills: Kills, key: Pid, at: number): void {
  kills.delete(key);
  kills.set(key, at);
  if (kills.size <= MAX_RECENT) return;
  const [oldest] = kills.keys();
  if (oldest !== undefined) kills.delete(oldest);
}
