import { remembering } from '../caches/remembering.ts';

/**
 * Compares two release numbers: negative when `a` is older, 0 when they are equal with missing parts as zeros (`5.1`
 * equals `5.1.0`). Whatever follows the numbers (`rc1`, `.post1`, `+local`) is ignored.
 */
export function compareReleases(a: string, b: string): number {
  const left = numbersOf(a);
  const right = numbersOf(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True when `version` is not older than `release`, and when it is unknown: it then counts as the newest. */
export function isAtLeast(version: string | undefined, release: string): boolean {
  return version === undefined || compareReleases(version, release) >= 0;
}

/** Whether the table of a program reaches back to `version`: of releases before its first one nothing is known. `releases`: oldest first. */
export function isCovered(version: string | undefined, [oldest = '']: readonly string[]): boolean {
  return isAtLeast(version, oldest);
}

const numbersOf = remembering(256, (release: string): readonly number[] => {
  const match = /^\s*v?(?:\d+!)?(\d+(?:\.\d+)*)/.exec(release);
  return (match?.[1] ?? '0').split('.').map(Number);
});
