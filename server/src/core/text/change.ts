import type { Span } from './span.ts';

/** What lies between two versions of a text: everything before and after it is the same in both. */
export interface Change {
  /** In the text before. */
  readonly before: Span;
  /** In the text after; begins where `before` begins. */
  readonly after: Span;
}

/** Number of characters compared at once: comparing slices is much faster than comparing characters one by one. */
const STEP = 4096;

/** The smallest change that turns `before` into `after`. */
export function changeBetween(before: string, after: string): Change {
  const shortest = Math.min(before.length, after.length);
  const start = commonLength(shortest, (from, to) => before.slice(from, to) === after.slice(from, to));
  const rest = shortest - start;
  const end = commonLength(
    rest,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { before: { start, end: before.length - end }, after: { start, end: after.length - end } };
}

/**
 * How many of `most` characters are equal before the first difference; `isEqual(from, to)` compares a stretch of them.
 */
function commonLength(most: number, isEqual: (from: number, to: number) => boolean): number {
  let from = 0;
  while (from + STEP <= most && isEqual(from, from + STEP)) from += STEP;
  let to = Math.min(from + STEP, most);
  if (isEqual(from, to)) return to;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (isEqual(from, middle)) from = middle;
    else to = middle;
  }
  return from;
}
