import { isBoolean, isNumber, listOf, oneOf, shape } from '../../guards.ts';
import { type Filter, isFilter, noFilter } from '../ring/filter.ts';

/** What stands in front of a message. */
export const columns = ['time', 'process', 'pod'] as const;
export type Column = (typeof columns)[number];

/** The reader's own settings of the page. The extension keeps them: the page comes and goes. */
export interface PageState {
  readonly filter: Filter;
  readonly folded: boolean;
  readonly wrap: boolean;
  /** Those that are shown where there is room for them. */
  readonly columns: readonly Column[];
  readonly timeline: boolean;
  readonly incidents: boolean;
  /** Pixels; 0 until the reader has chosen. */
  readonly incidentsWidth: number;
}

export const initialState: PageState = {
  filter: noFilter,
  folded: true,
  wrap: false,
  columns,
  timeline: true,
  incidents: true,
  incidentsWidth: 0,
};

export const isPageState = shape({
  filter: isFilter,
  folded: isBoolean,
  wrap: isBoolean,
  columns: listOf(oneOf(...columns), columns.length),
  timeline: isBoolean,
  incidents: isBoolean,
  incidentsWidth: isNumber,
});

/** The state that was kept; the initial one when there is none, or one of another version. */
export function readState(kept: unknown): PageState {
  return isPageState(kept) ? kept : initialState;
}
