/** What the page takes from the extension: every part of every message is checked before it is used. */
import type { LogLevel } from '../../../../server/src/core/logs/types.ts';
import {
  type Guard,
  isBoolean,
  isNumber,
  isRecord,
  isString,
  listOf,
  oneOf,
  optional,
  shape,
  tagged,
} from '../../guards.ts';
import { MOST_ROWS } from './most-rows.ts';
import type { ToPage } from './page-protocol.ts';
import { isPageState } from './page-state.ts';
import type { PageStrings } from './page-strings.ts';

const isLevel = oneOf('trace', 'debug', 'info', 'warning', 'error', 'fatal');
const isSeverity = oneOf('critical', 'error', 'warning', 'info');
const isNumbers = listOf(isNumber);
const isStrings = listOf(isString);

const isPageStrings = (value: unknown): value is PageStrings => isRecord(value) && Object.values(value).every(isString);

const isLevelCounts = (value: unknown): value is Readonly<Partial<Record<LogLevel, number>>> =>
  isRecord(value) && Object.entries(value).every(([level, count]) => isLevel(level) && isNumber(count));

const isRow = shape({
  id: isNumber,
  time: optional(isNumber),
  level: optional(isLevel),
  source: isString,
  process: optional(isString),
  pod: optional(isString),
  text: isString,
  colours: isNumbers,
  marks: isNumbers,
  signature: optional(shape({ id: isString, severity: isSeverity })),
  continues: isBoolean,
  fold: optional(shape({ count: isNumber, open: isBoolean, last: isString })),
  pinned: isBoolean,
});

const isSource = shape({
  id: isString,
  label: isString,
  colour: isNumber,
  phase: oneOf('connecting', 'live', 'waiting', 'ended', 'failed', 'stopped'),
  detail: isString,
  retryAt: optional(isNumber),
  lines: isNumber,
  progress: optional(isNumber),
  dropped: isNumber,
  slowed: isBoolean,
  limited: isString,
  signIn: isBoolean,
  unreadable: isBoolean,
});

const isFacets = shape({
  processes: isStrings,
  levels: isLevelCounts,
  signatures: listOf(
    shape({ id: isString, title: isString, meaning: isString, severity: isSeverity, count: isNumber }),
  ),
  failures: isNumber,
});

const isIncident = shape({
  id: isString,
  signature: isString,
  severity: isSeverity,
  state: oneOf('open', 'growing', 'closed'),
  title: isString,
  count: isNumber,
  firstSeen: optional(isNumber),
  lastSeen: optional(isNumber),
  processes: isStrings,
  about: isString,
  meaning: isString,
  causes: isStrings,
  evidence: isStrings,
  first: isString,
  remedies: isStrings,
  rows: isNumbers,
  code: optional(shape({ path: isString, line: isNumber })),
});

const isAdvice = shape({
  incident: isString,
  files: isStrings,
  remedies: listOf(shape({ title: isString, reason: isString, fixes: isStrings })),
  outdated: isBoolean,
});

const isHealth = shape({
  windowMs: isNumber,
  server: optional(isString),
  requests: isNumber,
  status500: isNumber,
  status5xx: isNumber,
  status502: isNumber,
  status503: isNumber,
  status504: isNumber,
  clientAborts: isNumber,
  rate502: optional(isNumber),
  rate5xx: optional(isNumber),
  durations: isNumber,
  p50: optional(isNumber),
  p95: optional(isNumber),
  p99: optional(isNumber),
  slowRequests: isNumber,
  workerBoots: isNumber,
  plannedRecycles: isNumber,
  unplannedRestarts: isNumber,
  memoryKills: isNumber,
  poolExhaustions: isNumber,
  poolUse: optional(isNumber),
  incomplete: isBoolean,
});

/** By the type of the message: the rest of it. */
const toPage: { readonly [K in ToPage['type']]: Guard<Omit<Extract<ToPage, { readonly type: K }>, 'type'>> } = {
  begin: shape({ strings: isPageStrings, state: isPageState, trusted: isBoolean }),
  rows: shape({
    version: isNumber,
    first: isNumber,
    end: isNumber,
    anchor: optional(isNumber),
    from: isNumber,
    rows: listOf(isRow, MOST_ROWS),
    held: isNumber,
    kept: isNumber,
    left: isNumber,
    building: isBoolean,
  }),
  sources: shape({ sources: listOf(isSource), paused: isBoolean }),
  facets: shape({ facets: isFacets }),
  incidents: shape({ incidents: listOf(isIncident) }),
  advice: shape({ advice: isAdvice }),
  showIncident: shape({ incident: isString }),
  showProcess: shape({ process: isString }),
  health: shape({ health: isHealth }),
  timeline: shape({
    step: isNumber,
    times: isNumbers,
    lines: isNumbers,
    requests: isNumbers,
    errors: isNumbers,
    failures: isNumbers,
  }),
  found: shape({
    position: optional(isNumber),
    nth: optional(isNumber),
    total: isNumber,
    slow: isBoolean,
  }),
  pinned: shape({ rows: listOf(isRow) }),
  older: shape({ state: oneOf('loading', 'loaded', 'none', 'full', 'unable', 'failed') }),
  thresholds: shape({
    thresholds: shape({
      rate502: isNumber,
      p95: isNumber,
      poolUse: isNumber,
      unplannedRestarts: isNumber,
      memoryKills: isNumber,
    }),
  }),
  filterError: shape({ invalid: isString, slow: isString }),
  command: shape({ command: oneOf('follow', 'find', 'filter', 'nextFailure', 'previousFailure') }),
  row: shape({ command: oneOf('copy', 'pin', 'onlyProcess'), id: isNumber }),
};

export const isForPage: Guard<ToPage> = tagged(toPage);
