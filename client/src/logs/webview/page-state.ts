import { isBoolean, shape } from '../guards.ts';
import { isFilter } from '../protocol.ts';
import { type Filter, noFilter } from '../ring/filter.ts';

/** The reader's own settings of the page. */
export interface PageState {
  readonly filter: Filter;
  readonly folded: boolean;
  readonly wrap: boolean;
  readonly timeline: boolean;
  readonly incidents: boolean;
}

export const initialState: PageState = { filter: noFilter, folded: true, wrap: false, timeline: true, incidents: true };

const isPageState = shape({
  filter: isFilter,
  folded: isBoolean,
  wrap: isBoolean,
  timeline: isBoolean,
  incidents: isBoolean,
});

/** The state that was kept; the initial one when there is none, or one of another version. */
export function readState(kept: unknown): PageState {
  return isPageState(kept) ? kept : initialState;
}
