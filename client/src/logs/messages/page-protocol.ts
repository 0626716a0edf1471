/** The messages between the extension host and the page of the panel, both ways. */
import type { HealthThresholds } from '../../../../server/src/core/logs/health/thresholds.ts';
import type { Health, LogLevel, SignatureSeverity } from '../../../../server/src/core/logs/types.ts';
import { both, type Guard, isBoolean, isNumber, isString, oneOf, optional, shape, tagged } from '../../guards.ts';
import { isFilter } from '../ring/filter.ts';
import { MOST_ROWS } from './most-rows.ts';
import { isPageState, type PageState } from './page-state.ts';
import type { PageStrings } from './page-strings.ts';

/** One line as the page shows it. */
export interface Row {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
  readonly level: LogLevel | undefined;
  readonly source: string;
  readonly process: string | undefined;
  readonly pod: string | undefined;
  readonly text: string;
  /** Triples: start, end (UTF-16 in `text`), index into the colour classes of the page. */
  readonly colours: readonly number[];
  /** Pairs: start, end (UTF-16 in `text`) of what the reader looks for. */
  readonly marks: readonly number[];
  readonly signature: { readonly id: string; readonly severity: SignatureSeverity } | undefined;
  /** Continues the record of an earlier row. */
  readonly continues: boolean;
  /** Lines folded behind this one, and the last of them. */
  readonly fold: { readonly count: number; readonly open: boolean; readonly last: string } | undefined;
  readonly pinned: boolean;
}

/** How far the shown rows reach, and the rows of the window that the page looks at. */
export interface RowsMessage {
  readonly type: 'rows';
  readonly version: number;
  /** Positions: `first` included, `end` not. */
  readonly first: number;
  readonly end: number;
  /** Where the anchor row of the request is now; undefined without one. */
  readonly anchor: number | undefined;
  readonly from: number;
  readonly rows: readonly Row[];
  /** Rows that have come since the reader has paused. */
  readonly held: number;
  /** All lines in the buffer, shown or not, and how many have left it. */
  readonly kept: number;
  readonly left: number;
  readonly building: boolean;
}

export type SourcePhase = 'connecting' | 'live' | 'waiting' | 'ended' | 'failed' | 'stopped';

export interface SourceStatus {
  readonly id: string;
  readonly label: string;
  /** Index into the colours that the page gives to sources. */
  readonly colour: number;
  readonly phase: SourcePhase;
  /** Why, in the reader's language; empty when there is nothing to say. */
  readonly detail: string;
  /** Milliseconds since the epoch at which the next attempt is made; in phase `waiting`. */
  readonly retryAt: number | undefined;
  readonly lines: number;
  /** Whole percents of what takes a while to read; undefined when nothing does. */
  readonly progress: number | undefined;
  /** What it leaves out because there is too much of it, in the reader's language; empty when it leaves out nothing. */
  readonly limited: string;
  /** Lines that came and were lost. */
  readonly dropped: number;
  /** Faster than its lines can be read: it waits now and then. */
  readonly slowed: boolean;
  /** The person can be asked for another secret. */
  readonly signIn: boolean;
  /** It is not UTF-8: the person can be asked what it is. */
  readonly unreadable: boolean;
}

export interface SignatureFacet {
  readonly id: string;
  /** Its name and what it means, in the reader's language. */
  readonly title: string;
  readonly meaning: string;
  readonly severity: SignatureSeverity;
  readonly count: number;
}

export interface Facets {
  readonly processes: readonly string[];
  readonly levels: Readonly<Partial<Record<LogLevel, number>>>;
  readonly signatures: readonly SignatureFacet[];
  readonly failures: number;
}

export interface IncidentCard {
  readonly id: string;
  readonly signature: string;
  readonly severity: SignatureSeverity;
  readonly state: 'open' | 'growing' | 'closed';
  readonly title: string;
  readonly count: number;
  readonly firstSeen: number | undefined;
  readonly lastSeen: number | undefined;
  readonly processes: readonly string[];
  /** The path, host or task that sets it apart from others of its title; empty for none. */
  readonly about: string;
  /** What has happened, in a sentence or two; empty for a pattern of the user's own. */
  readonly meaning: string;
  /** What usually brings it about, the most likely first. */
  readonly causes: readonly string[];
  readonly evidence: readonly string[];
  /** What to find out before anything is changed; empty when there is nothing to say. */
  readonly first: string;
  /** What can be done in general, as far as nothing is known of the application. */
  readonly remedies: readonly string[];
  /** Ids of rows that can be shown, oldest first. */
  readonly rows: readonly number[];
  /** The last place in the application's own code that a traceback names, as the container knows it; `line` from 1. */
  readonly code: { readonly path: string; readonly line: number } | undefined;
}

/** Where an incident leads to in this workspace, and what can be done about it there. */
export interface Advice {
  readonly incident: string;
  /** Names of the files that start the process, the first to be shown first; empty when there is none. */
  readonly files: readonly string[];
  /** The best first. */
  readonly remedies: readonly {
    readonly title: string;
    readonly reason: string;
    /** Titles of edits that do it; none where only a person can. */
    readonly fixes: readonly string[];
  }[];
  /** The process has been changed since: only a deploy brings that into effect. */
  readonly outdated: boolean;
}

/** Columns of equal length: a bucket starts at `times[i]` (seconds since the epoch) and lasts `step` seconds. */
export interface TimelineMessage {
  readonly type: 'timeline';
  readonly step: number;
  readonly times: readonly number[];
  readonly lines: readonly number[];
  readonly requests: readonly number[];
  readonly errors: readonly number[];
  readonly failures: readonly number[];
}

/**
 * `none`: no source has any; `full`: the buffer has no room for them; `unable`: no source can be asked for any; `failed`: one
 * could not answer.
 */
export type OlderState = 'loading' | 'loaded' | 'none' | 'full' | 'unable' | 'failed';

export interface Found {
  readonly type: 'found';
  /** Position of the row that was found; undefined when there is none. */
  readonly position: number | undefined;
  /** From 1: which of how many; undefined for failures. */
  readonly nth: number | undefined;
  /** 0 for failures: they are not counted. */
  readonly total: number;
  /** The pattern took too long; nothing is known. */
  readonly slow: boolean;
}

export type PageCommand = 'follow' | 'find' | 'filter' | 'nextFailure' | 'previousFailure';

/** What the menu of a row can do. */
export type RowCommand = 'copy' | 'pin' | 'onlyProcess';

export type ToPage =
  /** The first message: the page makes itself (anew), with what the reader has set before. */
  | {
      readonly type: 'begin';
      readonly strings: PageStrings;
      readonly state: PageState;
      /** Logs may be read here. */
      readonly trusted: boolean;
    }
  | RowsMessage
  | { readonly type: 'sources'; readonly sources: readonly SourceStatus[]; readonly paused: boolean }
  | { readonly type: 'facets'; readonly facets: Facets }
  | { readonly type: 'incidents'; readonly incidents: readonly IncidentCard[] }
  | { readonly type: 'advice'; readonly advice: Advice }
  /** Opens the card of an incident and puts the focus on it. */
  | { readonly type: 'showIncident'; readonly incident: string }
  /** Shows the lines of a process type and its instances alone. */
  | { readonly type: 'showProcess'; readonly process: string }
  | { readonly type: 'health'; readonly health: Health }
  | TimelineMessage
  | Found
  | { readonly type: 'pinned'; readonly rows: readonly Row[] }
  /** How the search for older lines stands. */
  | { readonly type: 'older'; readonly state: OlderState }
  | { readonly type: 'thresholds'; readonly thresholds: HealthThresholds }
  /** `invalid`: what is wrong with the pattern, in the words of its engine; `slow`: the pattern that took too long. Empty: all is well. */
  | { readonly type: 'filterError'; readonly invalid: string; readonly slow: string }
  | { readonly type: 'command'; readonly command: PageCommand }
  | { readonly type: 'row'; readonly command: RowCommand; readonly id: number };

const direction = oneOf('next', 'previous');

/** The requests that the worker answers, by their type: the rest of each message. */
const toWorker = {
  /** What the page looks at. `anchor` is a row that should stay where it is if positions have changed. */
  window: both(
    shape({ version: isNumber, from: isNumber, to: isNumber, follow: isBoolean, anchor: optional(isNumber) }),
    ({ from, to }) => to - from <= MOST_ROWS,
  ),
  /** The page has drawn the last rows and can take new ones. */
  drawn: shape({}),
  filter: shape({ filter: isFilter }),
  folding: shape({ folded: isBoolean }),
  toggle: shape({ id: isNumber }),
  pin: shape({ id: isNumber }),
  find: shape({ text: isString, regex: isBoolean, matchCase: isBoolean, direction, from: isNumber }),
  /** What to mark in the rows instead of what the filter looks for; an empty text for nothing. */
  mark: shape({ text: isString, regex: isBoolean, matchCase: isBoolean }),
  failure: shape({ direction, from: isNumber }),
  locate: shape({ id: isNumber }),
  seek: shape({ time: isNumber }),
};

/** The requests that the extension host answers. */
const toHost = {
  ready: shape({}),
  /** What the reader has set, for the next page. */
  keep: shape({ state: isPageState }),
  open: shape({ path: isString, line: isNumber }),
  /** Rows at positions from … to, both included. */
  copy: shape({ from: isNumber, to: isNumber }),
  /** A part of a line goes into the clipboard. */
  copyText: shape({ text: isString }),
  source: shape({ id: isString, action: oneOf('stop', 'restart', 'remove', 'signIn', 'encoding') }),
  connect: shape({}),
  connectDemo: shape({}),
  /** The reader wants to say whether the workspace is trusted. */
  trust: shape({}),
  /** The card that is open; none when it was closed. Its advice is wanted, and kept up to date. */
  look: shape({ incident: optional(isString) }),
  /** Leads to the words of the file that the incident is about. */
  place: shape({ incident: isString }),
  /** Shows or makes an edit: `fix` is its title, `remedy` the place of its remedy in the advice. */
  fix: shape({ incident: isString, remedy: isNumber, fix: isString, action: oneOf('preview', 'apply') }),
  pause: shape({ paused: isBoolean }),
  /** The reader has come to the oldest line. */
  older: shape({}),
};

type Messages<T extends Readonly<Record<string, Guard<unknown>>>> = {
  readonly [K in keyof T]: { readonly type: K } & (T[K] extends Guard<infer M> ? M : never);
}[keyof T];

export type ToWorkerFromPage = Messages<typeof toWorker>;
export type ToHostFromPage = Messages<typeof toHost>;
export type FromPage = ToWorkerFromPage | ToHostFromPage;

export const isForWorker: Guard<ToWorkerFromPage> = tagged(toWorker);
export const isForHost: Guard<ToHostFromPage> = tagged(toHost);
