import { isAtLeast } from '../release.ts';

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

/** The newest known release that is not newer than `version`: versions that are not in the list behave like it. */
export function knownRelease(version: string | undefined): string {
  return RELEASES.findLast((release) => isAtLeast(version, release)) ?? RELEASES[0];
}
