/**
 * Scans a block of whole lines. Each line becomes one of four:
 * - counted only: it has no literal of a signature and is no request (most lines of most logs);
 * - a request: a common access line that is no failure (access.ts);
 * - a row: the host knows a recipe for its template, and it was read by that (rows.ts);
 * - an event: the host has to read it.
 * For single lines LineSplitter, ByteAccess, DockerBytes and LinePrefilter (server/src/core/logs) do the same, where there is no
 * WebAssembly; a test compares them.
 *
 * The host writes bytes to INPUT, calls `choose` and `start`, then `scan` until `isDone`. After each `scan` it reads EVENTS, REQUESTS and ROWS.
 */
import {
  BARE,
  EVENT_END,
  EVENT_FIRST_HIT,
  EVENT_HIT_COUNT,
  EVENT_KIND,
  EVENT_LAST_TIME,
  EVENT_LAST_TIME_END,
  EVENT_LINE,
  EVENT_MAY_BE_REQUEST,
  EVENT_REQUESTS,
  EVENT_ROWS,
  EVENT_SERIAL,
  EVENT_SIZE,
  EVENT_START,
  EVENT_TEMPLATE,
  EVENT_USES,
  EVENTS,
  HITS,
  INPUT,
  IS_CANDIDATE,
  IS_UNKNOWN,
  MAX_EVENTS,
  MAX_HITS,
  MAX_REQUESTS,
  MAX_ROWS,
  PAGES,
  REQUEST_ABOUT,
  REQUEST_DURATION,
  REQUEST_END,
  REQUEST_SIZE,
  REQUEST_TIME,
  REQUESTS,
} from '../src/core/logs/scan/blocks/module-memory';
import { duration, isProbe, readAccess, server, status, time } from './access';
import { byteAt, CR, LF } from './bytes';
import { stripColours } from './colours';
import { setZone } from './days';
import { dockerTime, hasOnlyQuotes, isPlain, readDocker, textEnd, textStart } from './docker';
import { findTexts, forgetHits, hitCount, requestsEnd, signaturesEnd } from './grams';
import { forgetLastTime, noteTime, lastTime as timeSeen, lastTimeEnd as timeSeenEnd } from './last-time';
import { hasControl, hasEscape, lineEnd, hasQuote as lineHasQuote } from './line-end';
import { hasJustNumbers, hintOf, NOTHING, ODD } from './quote-hints';
import { forgetRows, rowCount, takeRow, takeRowOfSameTexts } from './rows';
import { findTemplate, forgetTemplate, templatePlace, templateSerial, templateUses } from './templates';
import { lastTimeHint } from './time-hint';
import { mayTellZone } from './zone';

export { addText, configure } from './grams';
export { count } from './tally';

memory.grow(PAGES - memory.size());

let needsTimes: bool = false;
let takesRows: bool = false;
let zoneLines: i32 = 0;
let position: i32 = 0;
let stop: i32 = 0;
let lineCount: i32 = 0;
let eventCount: i32 = 0;
let requestCount: i32 = 0;

/**
 * What lines of the next block become. `withTimes`: requests without a time are events. `withZone`: among so many first lines, those
 * that may tell the time zone are events. `withRows`: lines with a recipe are rows; `zone` is that of times without one, in minutes
 * east of UTC.
 */
export function choose(withTimes: bool, withZone: i32, withRows: bool, zone: f64): void {
  needsTimes = withTimes;
  zoneLines = withZone;
  takesRows = withRows;
  setZone(zone);
}

/** The bytes of INPUT from `from` up to `to` are whole lines. */
export function start(from: i32, to: i32): void {
  forgetLastTime(INPUT + from);
  forgetRows();
  position = INPUT + from;
  stop = INPUT + to;
  lineCount = 0;
  requestCount = 0;
  timedBare = 0;
}

/** Scans until the lines end or a table is full. Returns how many events it has found. */
export function scan(): i32 {
  eventCount = 0;
  requestCount = 0;
  forgetHits(0);
  forgetRows();
  while (
    position < stop &&
    eventCount < MAX_EVENTS &&
    hitCount < MAX_HITS / 2 &&
    requestCount < MAX_REQUESTS &&
    rowCount < MAX_ROWS
  ) {
    lineFrom = position;
    lineTo = lineEnd(position);
    position = lineTo + (byteAt(lineTo) === CR && byteAt(lineTo + 1) === LF ? 2 : 1);
    look();
    lineCount++;
  }
  return eventCount;
}

/** How many requests the last `scan` has found. */
export function requests(): i32 {
  return requestCount;
}

/** How many rows the last `scan` has found. */
export function rows(): i32 {
  return rowCount;
}

/** The last time of requests and rows since `start`. */
export function lastTime(): f64 {
  return timeSeen;
}

/** Where the line with that time ends in INPUT, with its line break; 0 or less for none. */
export function lastTimeEnd(): i32 {
  return timeSeenEnd - INPUT;
}

/** How many lines were scanned since `start`. */
export function lines(): i32 {
  return lineCount;
}

export function isDone(): bool {
  return position >= stop;
}

/** The last place between `from` and `to` in INPUT where a line may have a time; -1 for none. */
export function timeHint(from: i32, to: i32): i32 {
  // A line with colours may have a time, and may stand behind all others that have one.
  if (timedBare >= INPUT + to) return to - 1;
  const place = max(lastTimeHint(INPUT + from, INPUT + to), timedBare);
  return place < INPUT + from ? -1 : place - INPUT;
}

/** Sorts the line from `lineFrom` up to `lineTo`, without its colours. A line with other escape sequences is an event. */
function look(): void {
  textFrom = lineFrom;
  textTo = lineTo;
  hasQuote = lineHasQuote;
  if (hasEscape) {
    textFrom = BARE;
    textTo = stripColours(lineFrom, lineTo);
    if (textTo < 0) {
      report(IS_UNKNOWN, hitCount, true);
      return;
    }
    isBare = true;
    if (lastTimeHint(textFrom, textTo) >= 0) timedBare = lineFrom;
  } else isBare = false;
  isDocker = false;
  const isObject = byteAt(textFrom) === 123; /* { */
  const needsZone = lineCount < zoneLines;
  // Within docker's json-file the time of an access line is docker's, so that its own zone tells nothing.
  if (needsZone && !isObject && mayTellZone(textFrom, textTo)) lookForTexts(true);
  else if (!hasQuote || !takeRequest(isObject)) lookForTexts(needsZone && isObject && mayTellZone(textFrom, textTo));
}

/** Where the line stands, without its line break. */
let lineFrom: i32 = 0;
let lineTo: i32 = 0;
/** Where the program's own text stands: the line without colours, or the text in a line of docker's json-file. */
let textFrom: i32 = 0;
let textTo: i32 = 0;
/** Whether the text has quotes. */
let hasQuote: bool = false;
/** Whether the line had colours, so that its text stands in BARE. */
let isBare: bool = false;
/** Where the last such line begins that may have a time; 0 for none. */
let timedBare: i32 = 0;
/** Whether the text stands in a line of docker's json-file. */
let isDocker: bool = false;

function takeRequest(isObject: bool): bool {
  if (!isObject) {
    if (!readAccess(textFrom, textTo, false)) return false;
    reportRequest(time);
    return true;
  }
  // JSON has no control characters. A line that had colours is not read as JSON either.
  if (hasControl || !readDocker(textFrom, textTo)) return false;
  isDocker = true;
  textFrom = textStart;
  textTo = textEnd;
  hasQuote = !isPlain;
  if (isPlain || !hasOnlyQuotes || !readAccess(textStart, textEnd, true)) return false;
  reportRequest(dockerTime);
  return true;
}

/** Makes the line an event or a row if it has literals, or may be a request. `mustRead`: it is an event whatever it has. */
function lookForTexts(mustRead: bool): void {
  const hint = hasQuote ? hintOf(textFrom, textTo) : NOTHING;
  const before = hitCount;
  let isUnknown = hint === ODD;
  let mayBeRequest = mustRead || hint !== NOTHING;
  hasTemplate = false;
  let isOneEnough = !mustRead && !isUnknown;
  for (let at = isUnknown ? textTo : textFrom; at < textTo; isOneEnough = false) {
    at = findTexts(at, textFrom, textTo, isOneEnough);
    if (!isOneEnough || hitCount === before) continue;
    lookForTemplate();
    if (takesRows && takeRowOfSameTexts(lineFrom, position, lineCount)) {
      forgetHits(before);
      return;
    }
  }
  if (hitCount === MAX_HITS) isUnknown = true;
  for (let hit = before; hit < hitCount && !isUnknown; hit++) {
    const text = <i32>load<u16>(HITS + hit * 2);
    if (text >= requestsEnd) isUnknown = true;
    if (text >= signaturesEnd) mayBeRequest = true;
  }
  if (isUnknown) report(IS_UNKNOWN, before, true);
  else if (hitCount > before || mayBeRequest) {
    report(IS_CANDIDATE, before, mayBeRequest);
    if (!mustRead) reportTemplate(before);
  }
}

/** Adds an event, without a template. */
function report(kind: i32, firstHit: i32, mayBeRequest: bool): void {
  const event = EVENTS + eventCount * EVENT_SIZE;
  eventCount++;
  store<i32>(event + EVENT_START, lineFrom - INPUT);
  store<i32>(event + EVENT_END, lineTo - INPUT);
  store<i32>(event + EVENT_LINE, lineCount);
  store<i32>(event + EVENT_KIND, kind);
  store<i32>(event + EVENT_FIRST_HIT, firstHit);
  store<i32>(event + EVENT_HIT_COUNT, hitCount - firstHit);
  store<i32>(event + EVENT_MAY_BE_REQUEST, mayBeRequest ? 1 : 0);
  store<i32>(event + EVENT_TEMPLATE, -1);
  store<i32>(event + EVENT_REQUESTS, requestCount);
  store<i32>(event + EVENT_ROWS, rowCount);
  store<f64>(event + EVENT_LAST_TIME, timeSeen);
  store<i32>(event + EVENT_LAST_TIME_END, timeSeenEnd - INPUT);
}

/** Whether `lookForTemplate` was called for the line. */
let hasTemplate: bool = false;

/** Lines are left out where other digits could mean more than another number: in an escape, at the start of a number in JSON. */
function lookForTemplate(): void {
  hasTemplate = true;
  const isObject = byteAt(lineFrom) === 123; /* { */
  const isSteady = isDocker ? hasOnlyQuotes : !isObject || hasJustNumbers(lineFrom, lineTo);
  if (isBare || !isSteady) forgetTemplate();
  else findTemplate(lineFrom, lineTo);
}

/** Adds its template to the last event, or makes it a row instead. */
function reportTemplate(firstHit: i32): void {
  const event = EVENTS + (eventCount - 1) * EVENT_SIZE;
  if (!hasTemplate) lookForTemplate();
  store<i32>(event + EVENT_TEMPLATE, templatePlace);
  store<i32>(event + EVENT_SERIAL, templateSerial);
  store<i32>(event + EVENT_USES, templateUses);
  if (takesRows && takeRow(lineFrom, position, lineCount, firstHit)) eventCount--;
}

function reportRequest(at: f64): void {
  if (needsTimes && Number.isNaN(at)) {
    report(IS_CANDIDATE, hitCount, true);
    return;
  }
  if (!Number.isNaN(at)) noteTime(at, position);
  const request = REQUESTS + requestCount * REQUEST_SIZE;
  requestCount++;
  store<i32>(request + REQUEST_ABOUT, status | (server << 16) | (isProbe ? 1 << 24 : 0));
  store<i32>(request + REQUEST_END, position - INPUT);
  store<f64>(request + REQUEST_DURATION, duration);
  store<f64>(request + REQUEST_TIME, at);
}
