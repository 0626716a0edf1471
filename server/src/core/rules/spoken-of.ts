import type { ProcessList } from '../model/document.ts';
import { firstFrom } from '../text/first-from.ts';
import { splicedOffsets } from '../text/spliced-offsets.ts';

/** The processes of one version of which something was said: the others need not be looked at in the next one. */
export interface SpokenOf {
  /** Stands for the list of them. */
  readonly list: object;
  /** In order. */
  readonly indices: Uint32Array;
}

/** The processes of which something may be said: those of which something was said before, and those that came since. In order. */
export function processesToAsk({ length, edit }: ProcessList, before: SpokenOf | undefined): Uint32Array {
  if (before && before.list === edit?.after) return before.indices;
  if (!before || before.list !== edit?.before) return counted(0, length);
  const { indices } = before;
  const { at, gone, come } = edit;
  const here = counted(at, come);
  return splicedOffsets(indices, firstFrom(indices, at), firstFrom(indices, at + gone), here, come - gone);
}

function counted(first: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => first + i);
}
