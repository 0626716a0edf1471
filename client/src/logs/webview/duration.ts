import type { PageStrings } from '../messages/page-strings.ts';
import { fill } from './dom.ts';

/** Milliseconds in the largest unit that makes sense, rounded. */
export function durationInWords(
  milliseconds: number,
  strings: Pick<PageStrings, 'seconds' | 'minutes' | 'hours'>,
): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 120) return fill(strings.seconds, seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return fill(strings.minutes, minutes);
  return fill(strings.hours, Math.round(minutes / 60));
}
