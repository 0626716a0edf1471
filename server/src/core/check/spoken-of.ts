import type { ProcessList } from '../model/document.ts';
import { firstFrom } from '../text/first-from.ts';
import { splicedOffsets } from '../text/spliced-offsets.ts';

/** The processes of one version of which something was said: the others need not be looked at in the next one. */
export interface SpokenOf {
  /** Stands for the list of them. */
  readonly list: object;
  /** In order. */
  readonly indices: Uint32Array;
  /** So many processes were asked, from the first one on. */
  readonly asked: number;
}

/**
 * Of the first `end` processes those of which something may be said: something was said of them before, or they came
 * since, or they were too far down before. In order; some behind `end` may follow.
 */
export function processesToAsk({ edit }: Pick<ProcessList, 'edit'>, end: number, before?: SpokenOf): Uint32Array {
  if (!before || !edit) return numbers(0, end);
  const { list, indices, asked } = before;
  if (list === edit.after) return indices;
  if (list !== edit.before) return numbers(0, end);
  const { at, gone, come } = edit;
  if (at > asked) return indices;
  const still = splicedOffsets(
    indices,
    firstFrom(indices, at),
    firstFrom(indices, at + gone),
    numbers(at, at + come),
    come - gone,
  );
  const known = Math.max(asked, at + gone) + come - gone;
  if (known >= end) return still;
  return splicedOffsets(still, firstFrom(still, known), still.length, numbers(known, end), 0);
}

/** From `first` up to `end`. */
function numbers(first: number, end: number): Uint32Array {
  const all = new Uint32Array(Math.max(0, end - first));
  for (let i = 0; i < all.length; i++) all[i] = first + i;
  return all;
}
