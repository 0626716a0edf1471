import type { Pid } from '../pid.ts';

/** The most time between lines about one kill, in milliseconds: celery reports the lost task ten seconds later. */
const SAME_KILL_MS = 60_000;
const MAX_PLACES = 1000;
/** Recent kills remembered per place, so that a storm of kills costs no more per line than a few do. */
const MAX_RECENT = 200;

/** What a line says about a process that was killed because of its memory. */
interface KillReport {
  readonly signature: string;
  readonly stream: string;
  /** The process that was killed; undefined if the line names none. */
  readonly pid: Pid | undefined;
  /** What tells kills apart if no process is named: the task that was lost. */
  readonly job: string | undefined;
  /** Milliseconds on the time line of the log. */
  readonly at: number;
}

/** Kills by what names them, oldest first, with the time they were reported. */
type Kills = Map<Pid, number>;

/** The recently reported kills of one place, by the pid of the process and by the task. */
interface Place {
  readonly named: KillsOfKind;
  readonly unnamed: KillsOfKind;
}

interface KillsOfKind {
  readonly all: Kills;
  /** Kills that only one kind of line has reported so far. */
  readonly alone: Kills;
}

/**
 * Counts each kill once, however many lines report it: one names the process, another only the task of the same kill
 * (celery/billiard:billiard/pool.py join_exited_workers, mark_as_worker_lost), in any order.
 */
export class MemoryKills {
  /** By stream, then by signature. */
  readonly #places = new Map<string, Map<string, Place>>();
  #count = 0;

  /** True if the line is the first to report its kill. */
  isNew({ signature, stream, pid, job, at }: KillReport): boolean {
    const place = this.#places.get(stream)?.get(signature) ?? this.#add(stream, signature);
    const own = pid === undefined ? place.unnamed : place.named;
    const other = pid === undefined ? place.named : place.unnamed;
    const key = pid ?? job ?? '';
    if (isRecent(own.all.get(key), at)) return false;
    remember(own.all, key, at);
    if (other.alone.size > 0) {
      for (const [one, time] of other.alone) {
        other.alone.delete(one);
        if (isRecent(time, at)) return false;
      }
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
  const oldest = kills.keys().next().value;
  if (oldest !== undefined) kills.delete(oldest);
}
