import { remembering } from './memo.ts';

/**
 * Which of two release numbers is older: negative when `a` is, 0 when they are equal as far as both are written out
 * (`5.1` equals `5.1.0`). What follows the numbers (`rc1`, `.post1`, `+local`) is left out of account.
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

/** True when `version` is not known, for then it counts as the newest, or not older than `release`. */
export function isAtLeast(version: string | undefined, release: string): boolean {
  return version === undefined || compareReleases(version, release) >= 0;
}

const numbersOf = remembering(256, (release: string): readonly number[] => {
  const match = /^\s*v?(?:\d+!)?(\d+(?:\.\d+)*)/.exec(release);
  return (match?.[1] ?? '0').split('.').map(Number);
});
