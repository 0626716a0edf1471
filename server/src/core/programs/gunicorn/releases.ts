/**
 * Releases of gunicorn from 19.0 on, oldest first (PyPI; benoitc/gunicorn tags). 19.10.0 came after 20.0.0 and stands
 * where its number belongs.
 */
export const RELEASES = [
  ...['19.0.0', '19.1.0', '19.1.1', '19.2.0', '19.2.1', '19.3.0', '19.4.0', '19.4.1', '19.4.2', '19.4.3', '19.4.4'],
  ...['19.4.5', '19.5.0', '19.6.0', '19.7.0', '19.7.1', '19.8.0', '19.8.1', '19.9.0', '19.10.0', '20.0.0', '20.0.1'],
  ...['20.0.2', '20.0.3', '20.0.4', '20.1.0', '21.0.0', '21.0.1', '21.1.0', '21.2.0', '22.0.0', '23.0.0', '24.0.0'],
  ...['24.1.0', '24.1.1', '25.0.0', '25.0.1', '25.0.2', '25.0.3', '25.1.0', '25.2.0', '25.3.0', '26.0.0', '26.1.0'],
  ...['26.2.0', '27.0.0', '27.0.1'],
] as const;

export const NEWEST = '27.0.1';

/** Compares the release numbers, missing ones as 0; what follows them (`rc1`, `-6+deb12u1`, `+local`) does not count. */
export function compareReleases(a: string, b: string): number {
  const left = numbers(a);
  const right = numbers(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** undefined stands for the newest release known. */
export function isAtLeast(version: string | undefined, release: string): boolean {
  return compareReleases(version ?? NEWEST, release) >= 0;
}

/** The newest known release that is not newer than `version`: what a version not in the list behaves like. */
export function knownRelease(version: string | undefined): string {
  return RELEASES.findLast((release) => isAtLeast(version, release)) ?? RELEASES[0];
}

function numbers(version: string): number[] {
  return (/^\s*v?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? NEWEST).split('.').map(Number);
}
