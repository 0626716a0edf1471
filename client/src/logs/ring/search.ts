import type { Found } from '../messages/page-protocol.ts';
import { type Search, searchPattern } from './filter.ts';
import type { Ring, RowTest } from './ring.ts';
import type { ShownRows } from './shown-rows.ts';
import { withinTime } from './within-time.ts';

type Direction = 'next' | 'previous';
/** The rows that the reader can see or scroll to. */
export type SeenRows = Pick<ShownRows, 'first' | 'end' | 'idAt'>;
/** Milliseconds that a search through all rows may take. */
const searchTime = 3000;

/** Looks for the next or previous shown row that passes a test, from a position on, and around the end. */
function step(ring: Ring, shown: SeenRows, test: RowTest, from: number, direction: Direction): number | undefined {
  const { first, end } = shown;
  const count = end - first;
  const delta = direction === 'next' ? 1 : -1;
  for (let i = 0; i < count; i++) {
    const position = first + modulo(from - first + i * delta, count);
    if (passes(ring, shown, test, position)) return position;
  }
  return undefined;
}

function passes(ring: Ring, shown: SeenRows, test: RowTest, position: number): boolean {
  const id = shown.idAt(position);
  const page = id === undefined ? undefined : ring.pageOf(id);
  return id !== undefined && page !== undefined && test(page, id - page.firstId);
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
    position = step(ring, shown, test, from, direction);
    for (let at = shown.first; at < shown.end; at++) {
      if (!passes(ring, shown, test, at)) continue;
      total++;
      if (at === position) nth = total;
    }
  };
  if (!search.regex) work();
  else if (!withinTime(searchTime, search.text, work)) return { ...found(undefined), slow: true };
  return found(position, nth, total);
}

/** The next or previous row with a failure signature. */
export function findFailure(ring: Ring, shown: SeenRows, from: number, direction: Direction): Found {
  const test: RowTest = (page, at) => page.signature[at] !== 0;
  return found(step(ring, shown, test, from, direction));
}

/** `nth` and `total`: of a search that counts. */
export function found(position: number | undefined, nth?: number, total = 0): Found {
  return { type: 'found', position, nth, total, slow: false };
}
