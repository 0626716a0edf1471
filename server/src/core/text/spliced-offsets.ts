/**
 * Offsets into a text that was changed: those from index `from` up to `to` are replaced by others, those behind move by `delta`.
 * As typed arrays, which the collector does not look through: one is made for every version.
 */
export function splicedOffsets(
  offsets: Uint32Array,
  from: number,
  to: number,
  here: readonly number[],
  delta: number,
): Uint32Array {
  const spliced = new Uint32Array(offsets.length - (to - from) + here.length);
  spliced.set(offsets.subarray(0, from));
  spliced.set(here, from);
  let at = from + here.length;
  for (let i = to; i < offsets.length; i++) spliced[at++] = (offsets[i] ?? 0) + delta;
  return spliced;
}
