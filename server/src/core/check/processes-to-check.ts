import type { ProcessList } from '../model/document.ts';
import { firstFrom } from '../text/first-from.ts';
import { splicedOffsets } from '../text/spliced-offsets.ts';

/** The processes of one version that have findings. In the next version, unchanged processes without findings need no check. */
export interface ProcessesWithFindings {
  /** Identifies the list of all processes. */
  readonly list: object;
  /** The indices of those with findings, in order. */
  readonly indices: Uint32Array;
  /** How many processes were checked, from the first one on. */
  readonly checked: number;
}

/**
 * Those of the first `end` processes that may have findings: they had some before, or are new, or were beyond the checked ones
 * before. In order; some behind `end` may follow.
 */
export function processesToCheck(
  { edit }: Pick<ProcessList, 'edit'>,
  end: number,
  before?: ProcessesWithFindings,
): Uint32Array {
  if (!before || !edit) return numbers(0, end);
  const { list, indices, checked } = before;
  if (list === edit.after) return indices;
  if (list !== edit.before) return numbers(0, end);
  const { at, gone, come } = edit;
  if (at > checked) return indices;
  const still = splicedOffsets(
    indices,
    firstFrom(indices, at),
    firstFrom(indices, at + gone),
    numbers(at, at + come),
    come - gone,
  );
  const known = Math.max(checked, at + gone) + come - gone;
  if (known >= end) return still;
  return splicedOffsets(still, firstFrom(still, known), still.length, numbers(known, end), 0);
}

/** From `first` up to `end`. */
function numbers(first: number, end: number): Uint32Array {
  const all = new Uint32Array(Math.max(0, end - first));
  for (let i = 0; i < all.length; i++) all[i] = first + i;
  return all;
}
