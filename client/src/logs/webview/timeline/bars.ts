/** A part of the page, in pixels, with the numbers that it stands for at its ends. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly pixels: number;
}

/** Where a number stands; outside of the scale beyond its ends. */
export function placeOf(value: number, { from, to, pixels }: Scale): number {
  return ((value - from) / (to - from)) * pixels;
}

/** The number at a place. */
export function valueAt(place: number, { from, to, pixels }: Scale): number {
  return from + (place / pixels) * (to - from);
}

/** Pixels: a bar is no thinner, however many there are, and no lower, however little it stands for. */
const THINNEST_PX = 1;
const LOWEST_PX = 1;

/**
 * Bars as a path of SVG, upwards from `height`: of `counts[i]` from `times[i]` on, for `step`. `highest` reaches up to 0.
 * A small part of each step stays free between a bar and the next one.
 */
export function barsPath(
  times: readonly number[],
  counts: readonly number[],
  { step, scale, height, highest }: { step: number; scale: Scale; height: number; highest: number },
): string {
  const width = Math.max(THINNEST_PX, placeOf(step, { ...scale, to: scale.to - scale.from, from: 0 }) * 0.9);
  return times
    .map((time, index) => {
      const count = counts[index] ?? 0;
      if (count === 0) return '';
      const up = Math.max(LOWEST_PX, (count / highest) * height);
      return `M${round(placeOf(time, scale))} ${height}v${-round(up)}h${round(width)}V${height}z`;
    })
    .join('');
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
