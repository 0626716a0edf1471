import { statSync } from 'node:fs';

/**
 * What one thread reads while others start and V8 compiles for each of them what it has compiled already: two processors
 * are faster from 100 MB on, eight from 25 MB (docs/performance.md).
 */
const START_BYTES = 200_000_000;
/** More would only wait for the one that puts the parts together. */
const MAX_THREADS = 8;

/** How many of `most` threads a file is worth: one for a small file, and for what is no file. */
export function threadsFor(path: string, most: number): number {
  const threads = Math.min(most, MAX_THREADS);
  return threads > 1 && sizeOf(path) * threads >= START_BYTES ? threads : 1;
}

/** In bytes; 0 for what is no regular file. */
export function sizeOf(path: string): number {
  const stats = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : 0;
}
