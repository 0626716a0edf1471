/**
 * The buckets in which durations are counted: so many for each power of two, all of the same width, as given by the leading bits of a
 * floating-point number. A quantile, reported as the middle of its bucket, is off by at most 0.4 %. AssemblyScript reads this file, too
 * (see scan/blocks/module-memory.ts).
 */
export const BUCKETS_A_POWER = 128;
/** The last bucket holds all above 35 years. */
export const BUCKETS = 50 * BUCKETS_A_POWER;
