import { type PoolUse, shareOf } from '../health/pool-use.ts';
import type { Pid } from '../pid.ts';
import type { Signature } from '../signatures/signature.ts';
import type { Sighting } from './sighting.ts';

const EXAMPLES = 3;

/** An incident while it is counted. */
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
  readonly signatures = new Map<Signature, number>();
  /** What each process has written. */
  readonly #writers = new Map<string, Set<Signature>>();
  readonly sources = new Set<string>();
  /** Streams and pids that were part of it in the last seconds. */
  readonly streams = new Set<string>();
  readonly pids = new Set<Pid>();
  readonly #firstExamples: number[] = [];
  readonly #lastExamples: number[] = [];
  isRollout = false;
  /** The largest use of a pool that was told. */
  peak: PoolUse | undefined;
  /** Of the line that was added last: most lines of a storm add nothing new. */
  #last: Partial<Pick<Sighting, 'source' | 'stream' | 'signature'>> = {};

  constructor(id: string, sighting: Sighting, key: string) {
    this.id = id;
    this.signature = sighting.signature;
    this.key = key;
    this.lastArrived = sighting.arrived;
    this.lastAt = sighting.at;
  }

  get examples(): readonly number[] {
    return [...this.#firstExamples, ...this.#lastExamples];
  }

  /** How many lines said what the title says. */
  get count(): number {
    return this.signatures.get(this.signature) ?? 0;
  }

  /** Those that it happened to; a proxy that only reports the consequence is none, unless nobody else wrote. */
  get processes(): readonly string[] {
    const all = [...this.#writers.keys()];
    const own = all.filter((process) => this.#writers.get(process)?.has(this.signature));
    return own.length > 0 ? own : all;
  }

  add({ signature, sequence, source, time, arrived, at, process, pid, stream, use }: Sighting): void {
    if (use && (!this.peak || shareOf(use) > shareOf(this.peak))) this.peak = use;
    this.signatures.set(signature, (this.signatures.get(signature) ?? 0) + 1);
    this.lastAt = Math.max(this.lastAt, at);
    if (time !== undefined) {
      this.firstSeen = Math.min(this.firstSeen ?? time, time);
      this.lastSeen = Math.max(this.lastSeen ?? time, time);
    }
    this.lastArrived = Math.max(this.lastArrived, arrived);
    if (source !== this.#last.source || stream !== this.#last.stream || signature !== this.#last.signature) {
      this.#last = { source, stream, signature };
      this.sources.add(source);
      this.streams.add(stream);
      // A stream is of one process.
      if (process) this.#wrote(process, [signature]);
    }
    if (pid !== undefined) this.pids.add(pid);
    if (this.#firstExamples.length < EXAMPLES) this.#firstExamples.push(sequence);
    else {
      this.#lastExamples.push(sequence);
      if (this.#lastExamples.length > EXAMPLES) this.#lastExamples.shift();
    }
  }

  /** Makes another incident, which follows from this one, part of it. */
  absorb(other: OpenIncident): void {
    for (const [signature, lines] of other.signatures) {
      this.signatures.set(signature, (this.signatures.get(signature) ?? 0) + lines);
    }
    this.firstSeen = earliest(this.firstSeen, other.firstSeen);
    this.lastSeen = latest(this.lastSeen, other.lastSeen);
    this.lastAt = Math.max(this.lastAt, other.lastAt);
    for (const [process, signatures] of other.#writers) this.#wrote(process, signatures);
    for (const source of other.sources) this.sources.add(source);
    for (const stream of other.streams) this.streams.add(stream);
    for (const pid of other.pids) this.pids.add(pid);
    const examples = [...other.examples, ...this.examples].sort((a, b) => a - b);
    this.#firstExamples.splice(0, EXAMPLES, ...examples.slice(0, EXAMPLES));
    this.#lastExamples.splice(0, EXAMPLES, ...examples.slice(EXAMPLES).slice(-EXAMPLES));
  }

  #wrote(process: string, signatures: Iterable<Signature>): void {
    const known = this.#writers.get(process);
    if (known) for (const signature of signatures) known.add(signature);
    else this.#writers.set(process, new Set(signatures));
  }
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
