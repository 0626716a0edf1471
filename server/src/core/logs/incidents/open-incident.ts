import { type PoolUse, shareOf } from '../health/pool-use.ts';
import type { Pid } from '../pid.ts';
import type { Signature } from '../signatures/signature.ts';
import { inCommon } from './incident-keys.ts';
import { Occurrences } from './occurrences.ts';
import type { Sighting } from './sighting.ts';
import type { Trouble } from './trouble.ts';

const EXAMPLES = 3;
/** The most pids remembered; beyond that all are dropped. */
const MAX_PIDS = 10_000;

/** The lines of one signature. */
interface Lines {
  readonly occurrences: Occurrences;
  /** The trouble of the newest line: most lines of a storm come from the same place as the one before. */
  trouble: Trouble | undefined;
}

/** An incident that is still being counted. */
export class OpenIncident {
  readonly id: string;
  /** What names it: the strongest cause seen so far. */
  signature: Signature;
  /** The same trouble of the same process: joined while the gap is short. */
  key: string;
  firstSeen: number | undefined;
  lastSeen: number | undefined;
  lastArrived: number;
  /** When its process was last seen to start. */
  startedAt: number | undefined;
  /** Its newest line on the time line of the log. */
  lastAt: number;
  readonly #lines = new Map<Signature, Lines>();
  /** What each process has written. */
  readonly #writers = new Map<string, Set<Signature>>();
  readonly sources = new Set<string>();
  /** Streams and pids that are part of it. */
  readonly streams = new Set<string>();
  readonly pids = new Set<Pid>();
  readonly #firstExamples: number[] = [];
  readonly #lastExamples: number[] = [];
  #about: string | undefined;
  isRollout = false;
  /** What differs in its path alone is part of it. */
  isOfAllPaths = false;
  /** The largest reported use of a pool. */
  peak: PoolUse | undefined;

  constructor(id: string, sighting: Sighting, key: string) {
    this.id = id;
    this.signature = sighting.trouble.signature;
    this.key = key;
    this.lastArrived = sighting.arrived;
    this.lastAt = sighting.at;
  }

  get examples(): readonly number[] {
    return [...this.#firstExamples, ...this.#lastExamples];
  }

  /** How often it has happened what the title says. */
  get count(): number {
    return this.#lines.get(this.signature)?.occurrences.count ?? 0;
  }

  /** What sets it apart from others of its signature, as its lines name it; `…` where they differ. */
  get about(): string | undefined {
    return this.isOfAllPaths ? undefined : this.#about;
  }

  /** The lines and failures per signature. */
  get signatures(): readonly (readonly [Signature, Occurrences])[] {
    return [...this.#lines].map(([signature, { occurrences }]) => [signature, occurrences]);
  }

  /**
   * The processes it happened to. Not a proxy that only reports a consequence, unless only proxies have written.
   */
  get processes(): readonly string[] {
    const all = [...this.#writers.keys()];
    const own = all.filter((process) => this.#writers.get(process)?.has(this.signature));
    return own.length > 0 ? own : all;
  }

  add(sighting: Sighting): void {
    const { trouble, sequence, time, arrived, at, pid, use } = sighting;
    if (use && (!this.peak || shareOf(use) > shareOf(this.peak))) this.peak = use;
    const lines = this.#linesOf(trouble.signature);
    lines.occurrences.add(trouble, sighting);
    if (lines.trouble !== trouble) {
      if (!lines.trouble || !isSamePlace(lines.trouble, trouble)) this.#place(trouble);
      lines.trouble = trouble;
      this.#name(trouble);
    }
    if (at > this.lastAt || (time !== undefined && this.lastSeen === undefined)) this.lastAt = at;
    if (time !== undefined) {
      if (this.firstSeen === undefined || time < this.firstSeen) this.firstSeen = time;
      if (this.lastSeen === undefined || time > this.lastSeen) this.lastSeen = time;
    }
    if (arrived > this.lastArrived) this.lastArrived = arrived;
    if (pid !== undefined) this.#notePid(pid);
    const last = this.#lastExamples;
    (this.#firstExamples.length < EXAMPLES ? this.#firstExamples : last).push(sequence);
    // V8 compiles this to a few moves; `copyWithin` would ask for each number by its name.
    if (last.length > EXAMPLES) last.shift();
  }

  /**
   * How far a line is from its newest one, in milliseconds: by their times, or by when they arrived if one of them is older than the
   * first time in its stream.
   */
  distanceTo(sighting: Sighting): number {
    const isUndated =
      this.lastSeen === undefined && sighting.time !== undefined && this.streams.has(sighting.trouble.stream);
    return Math.abs(isUndated ? sighting.arrived - this.lastArrived : sighting.at - this.lastAt);
  }

  /** Makes another incident, which follows from this one, part of it. */
  absorb(other: OpenIncident): void {
    for (const [signature, occurrences] of other.signatures) this.#linesOf(signature).occurrences.absorb(occurrences);
    // Times of the log and times of arrival cannot be compared.
    if (this.lastSeen === undefined && other.lastSeen !== undefined) this.lastAt = other.lastAt;
    else if (other.lastSeen !== undefined || this.lastSeen === undefined)
      this.lastAt = Math.max(this.lastAt, other.lastAt);
    this.firstSeen = earliest(this.firstSeen, other.firstSeen);
    this.lastSeen = latest(this.lastSeen, other.lastSeen);
    for (const [process, signatures] of other.#writers) this.#wrote(process, signatures);
    for (const source of other.sources) this.sources.add(source);
    for (const stream of other.streams) this.streams.add(stream);
    for (const pid of other.pids) this.#notePid(pid);
    this.lastArrived = Math.max(this.lastArrived, other.lastArrived);
    const examples = [...other.examples, ...this.examples].sort((a, b) => a - b);
    this.#firstExamples.splice(0, EXAMPLES, ...examples.slice(0, EXAMPLES));
    this.#lastExamples.splice(0, EXAMPLES, ...examples.slice(EXAMPLES).slice(-EXAMPLES));
  }

  #notePid(pid: Pid): void {
    // To drop the oldest each time costs more than all the rest of a line.
    if (this.pids.size >= MAX_PIDS) this.pids.clear();
    this.pids.add(pid);
  }

  #name({ signature, fields }: Trouble): void {
    const name = signature === this.signature && signature.per ? fields[signature.per] : undefined;
    if (name && name !== this.#about) this.#about = this.#about ? inCommon(this.#about, name) : name;
  }

  #linesOf(signature: Signature): Lines {
    const known = this.#lines.get(signature);
    if (known) return known;
    const lines = { occurrences: new Occurrences(signature.once), trouble: undefined };
    this.#lines.set(signature, lines);
    return lines;
  }

  #place({ signature, source, stream, process }: Trouble): void {
    this.sources.add(source);
    this.streams.add(stream);
    // A stream belongs to one process.
    if (process) this.#wrote(process, [signature]);
  }

  #wrote(process: string, signatures: Iterable<Signature>): void {
    const known = this.#writers.get(process);
    if (known) for (const signature of signatures) known.add(signature);
    else this.#writers.set(process, new Set(signatures));
  }
}

function isSamePlace(a: Trouble, b: Trouble): boolean {
  return a.stream === b.stream && a.source === b.source;
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
