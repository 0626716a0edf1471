import { BUCKETS, BUCKETS_A_POWER } from './duration-buckets.ts';

/**
 * Beyond this number of samples they are folded into a histogram, so that memory stays constant however long the log
 * is.
 */
export const MAX_EXACT = 50_000;
const FIRST_ROOM = 16;
const number = new DataView(new ArrayBuffer(8));
/** The bucket of 1 (the power 0). */
const FIRST = 1023 * BUCKETS_A_POWER;

/** Durations as they are passed between threads: single ones, and how many others lie in each bucket from number `first` on. */
export interface PlainDurations {
  readonly exact: Float64Array;
  readonly first: number;
  readonly buckets: Float64Array;
}

const NONE = new Float64Array(0);

/** Durations in microseconds, for nearest-rank quantiles: exact for the first samples, within 0.5 % beyond. */
export class Durations {
  /** Holds the samples in its first `#count` places until there are buckets. */
  #exact = new Float64Array(0);
  #buckets: Float64Array | undefined;
  #count = 0;
  /** The sorted samples: made for the first quantile, dropped when more samples come. */
  #sorted: Float64Array | undefined;

  get count(): number {
    return this.#count;
  }

  /** Whether only the buckets of those to come matter. */
  get isFolded(): boolean {
    return this.#buckets !== undefined;
  }

  add(microseconds: number): void {
    const at = this.#count;
    const buckets = this.#bucketsFor(1);
    if (buckets) fold(buckets, microseconds);
    else this.#exact[at] = microseconds;
  }

  addAll(other: Durations): void {
    if (other.#buckets) this.#addBuckets(0, other.#buckets);
    else this.#addExact(other.#exact.subarray(0, other.#count));
  }

  plain(): PlainDurations {
    const buckets = this.#buckets;
    if (!buckets) return { exact: this.#exact.slice(0, this.#count), first: 0, buckets: NONE };
    const isUsed = (count: number): boolean => count > 0;
    const first = buckets.findIndex(isUsed);
    return { exact: NONE, first, buckets: buckets.slice(first, buckets.findLastIndex(isUsed) + 1) };
  }

  addPlain({ exact, first, buckets }: PlainDurations): void {
    if (exact.length > 0) this.#addExact(exact);
    if (buckets.length > 0) this.#addBuckets(first, buckets);
  }

  /** Nearest rank: the smallest sample that at least the share `q` of all samples does not exceed. */
  quantile(q: number): number | undefined {
    if (this.#count === 0) return undefined;
    const rank = Math.max(1, Math.ceil(q * this.#count));
    if (!this.#buckets) {
      this.#sorted ??= this.#exact.slice(0, this.#count).sort();
      return this.#sorted[rank - 1];
    }
    let seen = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      seen += this.#buckets[bucket] ?? 0;
      if (seen >= rank) return Math.round(middleOf(bucket));
    }
    return undefined;
  }

  #addExact(durations: Float64Array): void {
    const at = this.#count;
    const buckets = this.#bucketsFor(durations.length);
    if (buckets) foldAll(buckets, durations);
    else this.#exact.set(durations, at);
  }

  /** Counts `more` samples: returns the buckets to put them in, or undefined if there is room among the exact ones. */
  #bucketsFor(more: number): Float64Array | undefined {
    const count = this.#count + more;
    if (count > MAX_EXACT) this.#toBuckets();
    this.#count = count;
    if (this.#buckets) return this.#buckets;
    this.#sorted = undefined;
    if (count > this.#exact.length) {
      const larger = new Float64Array(Math.min(MAX_EXACT, Math.max(2 * count, FIRST_ROOM)));
      larger.set(this.#exact);
      this.#exact = larger;
    }
    return undefined;
  }

  #toBuckets(): Float64Array {
    if (this.#buckets) return this.#buckets;
    const buckets = new Float64Array(BUCKETS);
    foldAll(buckets, this.#exact.subarray(0, this.#count));
    this.#buckets = buckets;
    this.#exact = new Float64Array(0);
    this.#sorted = undefined;
    return buckets;
  }

  #addBuckets(first: number, other: Float64Array): void {
    const buckets = this.#toBuckets();
    let added = 0;
    for (let i = 0; i < other.length; i++) {
      const count = other[i] ?? 0;
      buckets[first + i] = (buckets[first + i] ?? 0) + count;
      added += count;
    }
    this.#count += added;
  }
}

function foldAll(buckets: Float64Array, durations: Float64Array): void {
  for (let i = 0; i < durations.length; i++) fold(buckets, durations[i] ?? 0);
}

function fold(buckets: Float64Array, microseconds: number): void {
  const bucket = bucketOf(microseconds);
  buckets[bucket] = (buckets[bucket] ?? 0) + 1;
}

function bucketOf(microseconds: number): number {
  number.setFloat64(0, microseconds + 1);
  // Twelve bits of sign and exponent, then seven bits of the mantissa.
  return Math.min(BUCKETS - 1, (number.getUint32(0) >>> 13) - FIRST);
}

function middleOf(bucket: number): number {
  const power = 2 ** Math.floor(bucket / BUCKETS_A_POWER);
  return power * (1 + ((bucket % BUCKETS_A_POWER) + 0.5) / BUCKETS_A_POWER) - 1;
}
