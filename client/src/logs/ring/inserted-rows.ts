import { type Dictionary, Page } from './page.ts';
import type { Dated, Ties } from './time-order.ts';

/**
 * Between which pages lines of some times belong: pages before `from` have only rows that come before all of them, pages
 * from `to` on only rows that come behind them. A row without a time, or out of order, stays with those before it.
 */
export function placeOf(
  pages: readonly Page[],
  { first, last, ties }: { readonly first: number; readonly last: number; readonly ties: Ties },
): { readonly from: number; readonly to: number } {
  const isBehind = (own: number, time: number) => own > time || (own === time && ties === 'first');
  let from = pages.length;
  let to = 0;
  let isTimed = false;
  for (const [index, { count, time }] of pages.entries()) {
    for (let at = 0; at < count; at++) {
      const own = time[at] ?? Number.NaN;
      if (Number.isNaN(own)) {
        if (isTimed) to = index + 1;
        continue;
      }
      isTimed = true;
      if (from === pages.length && isBehind(own, first)) from = index;
      if (isBehind(own, last)) return { from: withRowBefore(pages, Math.min(from, to)), to };
      to = index + 1;
    }
  }
  return { from: withRowBefore(pages, Math.min(from, to)), to };
}

/** From the page on in which the row stands that the first rows of page `from` belong to, where they have no time. */
function withRowBefore(pages: readonly Page[], from: number): number {
  let first = from;
  while (first > 0 && Number.isNaN(pages[first]?.time[0] ?? 0)) first--;
  return first;
}

/**
 * Rows in pages of their own; the first row has the id `firstId`. All of them are closed, except the last one if `open`:
 * that can get more rows.
 */
export function packed(rows: readonly Dated[], firstId: number, dictionary: Dictionary, open: boolean): Page[] {
  const pages: Page[] = [];
  for (const [at, { line }] of rows.entries()) {
    let page = pages.at(-1);
    if (!page || page.isClosed) {
      page = new Page(firstId + at, dictionary);
      pages.push(page);
    }
    page.push(line);
  }
  for (const page of open ? pages.slice(0, -1) : pages) page.close();
  return pages;
}

/** The new id of each row that was moved; others keep theirs. `start` was the first id of the moved rows. */
export function renumbering(
  moved: readonly Dated[],
  rows: readonly Dated[],
  start: number,
  firstId: number,
): (id: number) => number {
  const ids = new Map(rows.map(({ line }, at) => [line, firstId + at]));
  const newIds = moved.map(({ line }) => ids.get(line));
  return (id) => newIds[id - start] ?? id;
}

/** What is known of the lines that continue a record, after the rows of `made` were numbered anew. */
export function linkFollowers(
  before: readonly Page[],
  made: readonly Page[],
  behind: readonly Page[],
  newId: (id: number) => number,
): void {
  for (const page of before) page.renumberFollowers(newId);
  const heads = new Map<number, { readonly page: Page; readonly at: number }>();
  for (const page of [...made, ...behind]) {
    const isNew = !behind.includes(page);
    for (let at = 0; at < page.count; at++) {
      const record = page.record[at] ?? 0;
      if (!page.continues(at)) {
        if (isNew) heads.set(record, { page, at });
        continue;
      }
      const head = heads.get(record);
      if (!head) continue;
      const count = (head.page.followersOf(head.at)?.count ?? 0) + 1;
      head.page.setFollowers(head.at, { count, last: page.firstId + at });
    }
  }
}
