/** Above so many samples the exact ones are folded into a histogram: memory stays the same however long the log is. */
const MAX_EXACT = 50_000;
/** Neighbouring buckets differ by half a percent, so a quantile is off by less than that. */
const GROWTH = Math.log(1.005);
/** The last bucket holds all above 30 years. */
const BUCKETS = 7000;

/** Durations as they cross the border of a thread: all of them, or how many lie in each bucket. */
export type PlainDurations = { readonly exact: Float64Array } | { readonly buckets: Float64Array };

/** Durations in microseconds, for nearest-rank quantiles: exact for the first samples, within 0.5 % beyond. */
export class Durations {
  #exact: number[] = [];
  #buckets: Float64Array | undefined;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(microseconds: number): void {
    this.#count++;
    if (this.#buckets) this.#fold(this.#buckets, microseconds, 1);
    else if (this.#exact.push(microseconds) > MAX_EXACT) this.#toBuckets();
  }

  addAll(other: Durations): void {
    for (const value of other.#exact) this.add(value);
    if (other.#buckets) this.#addBuckets(other.#buckets);
  }

  plain(): PlainDurations {
    return this.#buckets ? { buckets: this.#buckets } : { exact: Float64Array.from(this.#exact) };
  }

  addPlain(other: PlainDurations): void {
    if ('exact' in other) for (const value of other.exact) this.add(value);
    else this.#addBuckets(other.buckets);
  }

  /** Nearest rank: the smallest sample that at least the share `q` of all samples does not exceed. */
  quantile(q: number): number | undefined {
    if (this.#count === 0) return undefined;
    const rank = Math.max(1, Math.ceil(q * this.#count));
    if (!this.#buckets) return Float64Array.from(this.#exact).sort()[rank - 1];
    let seen = 0;
    for (const [bucket, count] of this.#buckets.entries()) {
      seen += count;
      if (seen >= rank) return Math.round(Math.exp((bucket + 0.5) * GROWTH) - 1);
    }
    return undefined;
  }

  #toBuckets(): Float64Array {
    const buckets = new Float64Array(BUCKETS);
    for (const value of this.#exact) this.#fold(buckets, value, 1);
    this.#buckets = buckets;
    this.#exact = [];
    return buckets;
  }

  #addBuckets(other: Float64Array): void {
    const buckets = this.#buckets ?? this.#toBuckets();
    other.forEach((count, bucket) => {
      buckets[bucket] = (buckets[bucket] ?? 0) + count;
      this.#count += count;
    });
  }

  #fold(buckets: Float64Array, microseconds: number, count: number): void {
    const bucket = Math.min(BUCKETS - 1, Math.floor(Math.log(microseconds + 1) / GROWTH));
    buckets[bucket] = (buckets[bucket] ?? 0) + count;
  }
}
