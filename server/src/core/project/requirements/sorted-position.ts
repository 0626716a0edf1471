import { normalizeName } from './package-name.ts';

/**
 * Where `name` belongs in a list of names: the index of the entry it comes after, -1 for before all. The last one where
 * the list is too short or not in order.
 */
export function sortedPosition(names: readonly string[], name: string): number {
  const last = names.length - 1;
  const keys = names.map(normalizeName);
  const isSorted = keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') <= key);
  if (!isSorted || keys.length < 2) return last;
  const after = keys.findIndex((key) => key > normalizeName(name));
  return after < 0 ? last : after - 1;
}
