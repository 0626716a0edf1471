/**
 * The offsets of a text after a change: those from index `from` up to `to` are replaced, those behind them move by
 * `delta`. The same object where that changes nothing, as of the processes when one of them was typed in. Typed arrays,
 * because one is made for every version and the garbage collector need not look through them.
 */
export function splicedOffsets(
  offsets: Uint32Array,
  from: number,
  to: number,
  here: ArrayLike<number>,
  delta: number,
): Uint32Array {
  const isSame = delta === 0 && to - from === here.length;
  if (isSame && offsets.subarray(from, to).every((offset, i) => offset === here[i])) return offsets;
  const spliced = new Uint32Array(offsets.length - (to - from) + here.length);
  spliced.set(offsets.subarray(0, from));
  spliced.set(here, from);
  let at = from + here.length;
  if (delta === 0) {
    spliced.set(offsets.subarray(to), at);
    return spliced;
  }
  for (let i = to; i < offsets.length; i++) spliced[at++] = (offsets[i] ?? 0) + delta;
  return spliced;
}
