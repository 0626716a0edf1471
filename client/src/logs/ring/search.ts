import type { Found } from '../messages/page-protocol.ts';
import { type Search, searchPattern } from './filter.ts';
import type { Page } from './page.ts';
import type { Ring, RowTest } from './ring.ts';
import type { ShownRows } from './shown-rows.ts';
import { withinTime } from './within-time.ts';

type Direction = 'next' | 'previous';
/** The rows that the reader can see or scroll to. */
export type SeenRows = Pick<ShownRows, 'first' | 'end' | 'idAt'>;
/** Milliseconds that a search through all rows may take. */
const SEARCH_MS = 3000;

/** Looks for the next or previous shown row where to stop, from a position on, and around the end. */
function step(
  { first, end }: SeenRows,
  isStop: (position: number) => boolean,
  from: number,
  direction: Direction,
): number | undefined {
  const count = end - first;
  const delta = direction === 'next' ? 1 : -1;
  for (let i = 0; i < count; i++) {
    const position = first + modulo(from - first + i * delta, count);
    if (isStop(position)) return position;
  }
  return undefined;
}

function passes(ring: Ring, shown: SeenRows, test: RowTest, position: number): boolean {
  const row = rowAt(ring, shown, position);
  return row !== undefined && test(row.page, row.at);
}

function rowAt(
  ring: Ring,
  shown: SeenRows,
  position: number,
): { readonly page: Page; readonly at: number } | undefined {
  const id = shown.idAt(position);
  const page = id === undefined ? undefined : ring.pageOf(id);
  return id === undefined || page === undefined ? undefined : { page, at: id - page.firstId };
}

const modulo = (value: number, by: number) => ((value % by) + by) % by;

/** Finds text in the shown rows and counts all of them. */
export function find(ring: Ring, shown: SeenRows, search: Search, from: number, direction: Direction): Found {
  const pattern = searchPattern(search);
  if (!(pattern instanceof RegExp)) return found(undefined);
  const test: RowTest = (page, at) => pattern.test(page.message(at));
  let position: number | undefined;
  let total = 0;
  let nth: number | undefined;
  const work = () => {
    position = step(shown, (at) => passes(ring, shown, test, at), from, direction);
    for (let at = shown.first; at < shown.end; at++) {
      if (!passes(ring, shown, test, at)) continue;
      total++;
      if (at === position) nth = total;
    }
  };
  if (!search.regex) work();
  else if (!withinTime(SEARCH_MS, search.text, work)) return { ...found(undefined), slow: true };
  return found(position, nth, total);
}

/** The next or previous row with a failure signature: of a record the one that says most. */
export function findFailure(ring: Ring, shown: SeenRows, from: number, direction: Direction): Found {
  const test: RowTest = (page, at) => page.signature[at] !== 0;
  const isStop = (position: number) => passes(ring, shown, test, position) && !isToldBehind(ring, shown, position);
  return found(step(shown, isStop, from, direction));
}

/** True where a record begins with "a request failed", and a line of it that is shown says why. */
function isToldBehind(ring: Ring, shown: SeenRows, position: number): boolean {
  const head = rowAt(ring, shown, position);
  const last = head?.page.followersOf(head.at)?.last;
  if (!head || last === undefined) return false;
  for (let next = position + 1; next < shown.end && (shown.idAt(next) ?? last + 1) <= last; next++) {
    const row = rowAt(ring, shown, next);
    if (row && row.page.record[row.at] === head.page.record[head.at] && row.page.signature[row.at] !== 0) return true;
  }
  return false;
}

/** `nth` and `total`: of a search that counts. */
export function found(position: number | undefined, nth?: number, total = 0): Found {
  return { type: 'found', position, nth, total, slow: false };
}
