/** A pattern: parts that match one item each, and `*`, which matches any number of items. */
export type Wildcard = readonly ('*' | ((item: string) => boolean))[];

/**
 * Whether a pattern matches a whole sequence: the segments of a path, or the characters of a name. Only the last star
 * is ever backtracked to, which bounds the time by pattern times items.
 */
export function fits(pattern: Wildcard, items: ArrayLike<string>): boolean {
  let at = 0;
  let star = -1;
  let tried = 0;
  for (let i = 0; i < items.length; ) {
    const part = pattern[at];
    if (part === '*') {
      star = at++;
      tried = i;
    } else if (part?.(items[i] ?? '')) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++tried;
    } else return false;
  }
  return pattern.slice(at).every((part) => part === '*');
}
