import type { LogLevel } from '../../../../server/src/core/logs/types.ts';
import { type Guard, isBoolean, isNumber, isString, listOf, oneOf, optional, shape } from '../../guards.ts';
import { levels } from './levels.ts';
import type { Ring, RowTest } from './ring.ts';

/** What the reader wants to see. Everything that is empty or undefined lets all rows pass. */
export interface Filter {
  readonly text: string;
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly levels: readonly LogLevel[];
  readonly processes: readonly string[];
  readonly sources: readonly string[];
  readonly signatures: readonly string[];
  /** Only rows with a failure signature. */
  readonly failures: boolean;
  /** Milliseconds since the epoch, `from` included, `to` not. Rows without a time pass neither. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export const noFilter: Filter = {
  text: '',
  regex: false,
  matchCase: false,
  levels: [],
  processes: [],
  sources: [],
  signatures: [],
  failures: false,
  from: undefined,
  to: undefined,
};

export const isFilter: Guard<Filter> = shape({
  text: isString,
  regex: isBoolean,
  matchCase: isBoolean,
  levels: listOf(oneOf('trace', 'debug', 'info', 'warning', 'error', 'fatal'), 6),
  processes: listOf(isString, 1000),
  sources: listOf(isString, 1000),
  signatures: listOf(isString, 1000),
  failures: isBoolean,
  from: optional(isNumber),
  to: optional(isNumber),
});

/** Whether all rows pass. */
export function isOpen(filter: Filter): boolean {
  return JSON.stringify({ ...noFilter, ...filter, regex: false, matchCase: false }) === JSON.stringify(noFilter);
}

/** What is looked for in the texts of rows. */
export type Search = Pick<Filter, 'text' | 'regex' | 'matchCase'>;

/** The pattern of a text search; undefined when it is empty, an error text when it is not a regular expression. */
export function searchPattern(search: Search): RegExp | undefined | Error {
  if (search.text === '') return undefined;
  const source = search.regex ? search.text : search.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  try {
    return new RegExp(source, search.matchCase ? '' : 'i');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A test for rows of this ring. An invalid pattern is left out, so that no row is hidden by mistake. */
export function compileFilter(filter: Filter, ring: Ring): RowTest {
  const tests: RowTest[] = [];
  if (filter.failures) tests.push((page, at) => page.signature[at] !== 0);
  if (filter.levels.length > 0) {
    const wanted = new Set(filter.levels.map((level) => levels.indexOf(level) + 1));
    tests.push((page, at) => wanted.has(page.level[at] ?? 0));
  }
  // Names are resolved at each row: a name may be seen for the first time after the filter was set.
  const { dictionary } = ring;
  if (filter.processes.length > 0) {
    const wanted = new Set(filter.processes);
    tests.push((page, at) => wanted.has(dictionary.processes.name(page.process[at] ?? 0) ?? ''));
  }
  if (filter.sources.length > 0) {
    const wanted = new Set(filter.sources);
    tests.push((page, at) => wanted.has(dictionary.sources.name(page.source[at] ?? 0) ?? ''));
  }
  if (filter.signatures.length > 0) {
    const wanted = new Set(filter.signatures);
    tests.push((page, at) => wanted.has(dictionary.signatures.name(page.signature[at] ?? 0) ?? ''));
  }
  const { from, to } = filter;
  if (from !== undefined) tests.push((page, at) => (page.time[at] ?? Number.NaN) >= from);
  if (to !== undefined) tests.push((page, at) => (page.time[at] ?? Number.NaN) < to);
  const pattern = searchPattern(filter);
  if (pattern instanceof RegExp) tests.push((page, at) => pattern.test(page.message(at)));
  return (page, at) => tests.every((test) => test(page, at));
}
