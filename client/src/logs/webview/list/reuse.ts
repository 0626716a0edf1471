import type { Row } from '../../messages/page-protocol.ts';

/** Tells a screen reader where a row stands: `at` from 0. */
export function setPlace(row: HTMLElement, at: number, size: number): void {
  row.setAttribute('aria-posinset', String(at + 1));
  row.setAttribute('aria-setsize', String(size));
}

/** Whether an element made for one still says the same as the other. */
export function sameRow(one: Row, other: Row): boolean {
  return (
    one === other ||
    (isSameLine(one, other) &&
      one.pinned === other.pinned &&
      one.marks.join() === other.marks.join() &&
      one.fold?.count === other.fold?.count &&
      one.fold?.open === other.fold?.open &&
      one.fold?.last === other.fold?.last)
  );
}

/** Elements stand in the order in which they are read; only what is new has to be moved. */
export function inOrder(parent: HTMLElement, elements: readonly HTMLElement[]): void {
  elements.forEach((element, at) => {
    if (parent.children[at] !== element) parent.insertBefore(element, parent.children[at] ?? null);
  });
}

/** Where a line is now among rows that may have other ids than before. */
export function nearestLike(line: Row, rows: readonly Row[]): Row | undefined {
  const distance = ({ id }: Row) => Math.abs(id - line.id);
  return rows.filter((row) => isSameLine(row, line)).sort((a, b) => distance(a) - distance(b))[0];
}

/** Ids are given anew when lines come late: then this tells a line from another. */
function isSameLine(one: Row, other: Row): boolean {
  return one.text === other.text && one.time === other.time && one.source === other.source && one.pod === other.pod;
}
