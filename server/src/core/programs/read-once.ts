import { Kept } from '../caches/kept.ts';
import type { Invocation } from '../model/command-line.ts';

/** A reader that caches its result per invocation and release. For pure readers only. */
export function readOnce<R>(
  read: (invocation: Invocation, version: string | undefined) => R,
): (invocation: Invocation, version: string | undefined) => R {
  const results = new Kept<Invocation, Map<string | undefined, R>>();
  return (invocation, version) => {
    const known = results.of(invocation) ?? new Map<string | undefined, R>();
    results.set(invocation, known);
    const result = known.get(version) ?? read(invocation, version);
    known.set(version, result);
    return result;
  };
}
