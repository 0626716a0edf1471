import { isRecord, isString } from '../../guards.ts';
import type { Beginning, OlderLine } from './source.ts';

/** Leaves out of what a store gives for the time up to a beginning what is known already, line by line. */
export function withoutKnown<T extends OlderLine>(
  lines: readonly T[],
  { lines: begin }: Pick<Beginning, 'lines'>,
): T[] {
  const known = new Map<string, number>();
  for (const line of begin) known.set(contentOf(line), (known.get(contentOf(line)) ?? 0) + 1);
  return lines.filter(({ line }) => {
    const left = known.get(contentOf(line)) ?? 0;
    if (left > 0) known.set(contentOf(line), left - 1);
    return left === 0;
  });
}

/** An instance and what it wrote: times of the same line may be finer or coarser. */
function contentOf(line: string): string {
  try {
    const envelope: unknown = JSON.parse(line);
    if (isRecord(envelope) && isString(envelope['message'])) return `${envelope['pod_name']} ${envelope['message']}`;
  } catch {
    // Not from a store.
  }
  return line;
}
