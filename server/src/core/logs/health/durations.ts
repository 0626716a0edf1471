/** Above so many samples the exact ones are folded into a histogram: memory stays the same however long the log is. */
const MAX_EXACT = 50_000;
/**
 * Each power of two has so many buckets of the same size, as a floating-point number has it in its first bits: a quantile,
 * told by the middle of its bucket, is off by 0.4 % at most.
 */
const BUCKETS_A_POWER = 128;
/** The last bucket holds all above 35 years. */
const BUCKETS = 50 * BUCKETS_A_POWER;
const number = new DataView(new ArrayBuffer(8));
/** Of 1, whose power is 0. */
const FIRST = 1023 * BUCKETS_A_POWER;

/** Durations as they cross the border of a thread: all of them, or how many lie in each bucket. */
export type PlainDurations = { readonly exact: Float64Array } | { readonly buckets: Float64Array };

/** Durations in microseconds, for nearest-rank quantiles: exact for the first samples, within 0.5 % beyond. */
export class Durations {
  /** The first `count` of them, while there are no buckets; the rest is room. */
  #exact = new Float64Array(0);
  #buckets: Float64Array | undefined;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(microseconds: number): void {
    if (!this.#buckets && this.#count < MAX_EXACT) {
      if (this.#count === this.#exact.length) this.#makeRoom(this.#count + 1);
      this.#exact[this.#count] = microseconds;
    } else fold(this.#buckets ?? this.#toBuckets(), microseconds);
    this.#count++;
  }

  addAll(other: Durations): void {
    if (other.#buckets) this.#addBuckets(other.#buckets);
    else this.#addExact(other.#exact.subarray(0, other.#count));
  }

  plain(): PlainDurations {
    return this.#buckets ? { buckets: this.#buckets } : { exact: this.#exact.slice(0, this.#count) };
  }

  addPlain(other: PlainDurations): void {
    if ('buckets' in other) this.#addBuckets(other.buckets);
    else this.#addExact(other.exact);
  }

  /** Nearest rank: the smallest sample that at least the share `q` of all samples does not exceed. */
  quantile(q: number): number | undefined {
    if (this.#count === 0) return undefined;
    const rank = Math.max(1, Math.ceil(q * this.#count));
    if (!this.#buckets) return this.#exact.slice(0, this.#count).sort()[rank - 1];
    let seen = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      seen += this.#buckets[bucket] ?? 0;
      if (seen >= rank) return Math.round(middleOf(bucket));
    }
    return undefined;
  }

  #addExact(others: Float64Array): void {
    const count = this.#count + others.length;
    if (this.#buckets || count > MAX_EXACT) foldAll(this.#buckets ?? this.#toBuckets(), others);
    else {
      if (count > this.#exact.length) this.#makeRoom(count);
      this.#exact.set(others, this.#count);
    }
    this.#count = count;
  }

  #makeRoom(count: number): void {
    const exact = new Float64Array(Math.max(count, 2 * this.#exact.length));
    exact.set(this.#exact);
    this.#exact = exact;
  }

  #toBuckets(): Float64Array {
    const buckets = new Float64Array(BUCKETS);
    foldAll(buckets, this.#exact.subarray(0, this.#count));
    this.#buckets = buckets;
    this.#exact = new Float64Array(0);
    return buckets;
  }

  #addBuckets(other: Float64Array): void {
    const buckets = this.#buckets ?? this.#toBuckets();
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const count = other[bucket] ?? 0;
      buckets[bucket] = (buckets[bucket] ?? 0) + count;
      this.#count += count;
    }
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
  // Twelve bits of sign and power, seven of what comes behind.
  return Math.min(BUCKETS - 1, (number.getUint32(0) >>> 13) - FIRST);
}

function middleOf(bucket: number): number {
  const power = 2 ** Math.floor(bucket / BUCKETS_A_POWER);
  return power * (1 + ((bucket % BUCKETS_A_POWER) + 0.5) / BUCKETS_A_POWER) - 1;
}
