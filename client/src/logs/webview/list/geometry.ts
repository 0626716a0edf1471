/** How a list of rows lies under a scroll bar. All lengths in CSS pixels, rows counted from the first one kept. */
export interface Geometry {
  readonly rows: number;
  /** Height of a row; where lines wrap, the average of those that were seen. */
  readonly rowHeight: number;
  readonly viewport: number;
}

/** Browsers cannot lay out an element higher than about 33 million device pixels; half of it leaves room for zoom. */
const HIGHEST_PX = 12_000_000;

/** The height that the scroll bar is made for. */
export function scrollHeight({ rows, rowHeight, viewport }: Geometry): number {
  return Math.max(viewport, Math.min(rows * rowHeight, HIGHEST_PX));
}

/** The largest scroll position. */
export function scrollEnd(geometry: Geometry): number {
  return scrollHeight(geometry) - geometry.viewport;
}

/** A row and how far below the top of the viewport its upper edge is. */
export interface Anchor {
  readonly row: number;
  readonly top: number;
}

/**
 * Which row is where at a scroll position. The point of the list at the fraction g of its length stands at the fraction g
 * of the viewport: so the first row starts at the top, the last one ends at the bottom, whatever heights the rows turn
 * out to have; with equal heights it is plain scrolling.
 */
export function anchorAt(geometry: Geometry, scrollTop: number, heightOf: (row: number) => number): Anchor {
  const { rows, viewport } = geometry;
  const end = scrollEnd(geometry);
  if (rows === 0 || end <= 0) return { row: 0, top: 0 };
  const fraction = Math.min(1, Math.max(0, scrollTop / end));
  const point = fraction * rows;
  const row = Math.min(rows - 1, Math.floor(point));
  return { row, top: fraction * viewport - (point - row) * heightOf(row) };
}

/** The scroll position that puts the upper edge of a row at `top`. Exact for equal heights. */
export function scrollTopFor(geometry: Geometry, { row, top }: Anchor): number {
  const { rows, rowHeight, viewport } = geometry;
  const end = scrollEnd(geometry);
  const length = rows * rowHeight - viewport;
  if (end <= 0 || length <= 0) return 0;
  return Math.min(end, Math.max(0, ((row * rowHeight - top) / length) * end));
}
