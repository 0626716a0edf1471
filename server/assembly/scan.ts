/**
 * The quick look at many lines at once: finds where lines end, counts them, reads common access lines, and tells which
 * of the others may be worth reading. Does what LineSplitter, ByteAccess, DockerBytes and LineSieve do a line at a time
 * (server/src/core/logs), which stand in where there is no WebAssembly; a test holds the two against each other.
 */
import { duration, isProbe, readAccess, server, status, time } from './access';
import { bitsOf, bitsOfByte, byteAt, CR, ESCAPE, LF, QUOTE, WIDE } from './bytes';
import { stripColours } from './colours';
import { setZone } from './days';
import { dockerTime, hasOnlyQuotes, isPlain, readDocker, textEnd, textStart } from './docker';
import { findTexts, forgetHits, hitCount } from './grams';
import { forgetTold, toldTime as lastTold, toldTo as lastToldTo, tell } from './last-time';
import {
  BARE,
  EVENT_SIZE,
  EVENTS,
  HITS,
  INPUT,
  MAX_EVENTS,
  MAX_HITS,
  MAX_REQUESTS,
  MAX_ROWS,
  PAGES,
  REQUEST_SIZE,
  REQUESTS,
} from './memory';
import { hasJustNumbers, hintOf, NOTHING, ODD } from './quote-hints';
import { forgetRows, rowCount, takeBlindRow, takeRow } from './rows';
import { findShape, forgetShape, serial, shape, uses } from './templates';
import { lastTimeHint } from './time-hint';
import { mayTellZone } from './zone';

export { addText, MIN_TEXT } from './grams';
export {
  AGENT_STARTS,
  BUCKETS,
  DAY_SIZE,
  DAYS,
  EVENT_SIZE,
  EVENTS,
  FAILURES,
  HEALTH_AGENTS,
  HEALTH_PATHS,
  HITS,
  INPUT,
  INPUT_SIZE,
  LONGEST_STAMP,
  MAX_RECIPE_TEXTS,
  MAX_REQUESTS,
  RECIPE_HEAD,
  RECIPE_SIZE,
  RECIPES,
  REQUEST_SIZE,
  REQUESTS,
  ROW_SIZE,
  ROWS,
  SHARES,
  STATUSES,
  TALLIES,
  TALLY_HEAD,
  TALLY_SIZE,
  TEXTS,
  TEXTS_SIZE,
} from './memory';
export { count } from './tally';

memory.grow(PAGES - memory.size());

/** What an event is: a line that must be read, its texts unknown or known. */
const IS_UNKNOWN: i32 = 1;
const IS_CANDIDATE: i32 = 2;

/** Texts below `signatureTexts` belong to signatures, those below `requestTexts` to access logs; the others mean: read it. */
let signatureTexts: i32 = 0;
let requestTexts: i32 = 0;

let needsTimes: bool = false;
let takesRows: bool = false;
let zoneLines: i32 = 0;
let position: i32 = 0;
let stop: i32 = 0;
let lineCount: i32 = 0;
let eventCount: i32 = 0;
let requestCount: i32 = 0;

/** What stands in the line that `lineEnd` has found. */
let hasEscape: bool = false;
let hasControl: bool = false;
let hasQuote: bool = false;

export function configure(signatures: i32, requests: i32): void {
  signatureTexts = signatures;
  requestTexts = requests;
}

/**
 * The bytes of INPUT from `from` up to `to` are whole lines. `withTimes`: requests that tell no time are to be read; so are,
 * among the first `withZone` lines, those that may tell their zone. `withRows`: lines of known shapes are told as rows, their
 * times with the zone `zone`.
 */
export function start(from: i32, to: i32, withTimes: bool, withZone: i32, withRows: bool, zone: f64): void {
  needsTimes = withTimes;
  takesRows = withRows;
  setZone(zone);
  forgetTold(INPUT + from);
  forgetRows();
  zoneLines = withZone;
  position = INPUT + from;
  stop = INPUT + to;
  lineCount = 0;
  requestCount = 0;
  timedBare = 0;
}

/** Goes on until the lines or the room for what was found are used up; gives back how many events there are. */
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

/** How many lines of known shapes it has found. */
export function rows(): i32 {
  return rowCount;
}

/** The last time that requests and rows have told since `start`, and the place behind it in INPUT; 0 or less for none. */
export function toldTime(): f64 {
  return lastTold;
}

export function toldTo(): i32 {
  return lastToldTo - INPUT;
}

/** How many lines were looked at since `start`. */
export function lines(): i32 {
  return lineCount;
}

export function isDone(): bool {
  return position >= stop;
}

/** The last place from `from` up to `to`, both in bytes of INPUT, that may belong to a time; -1 when there is none. */
export function timeHint(from: i32, to: i32): i32 {
  // There may be one in front of it, too.
  if (timedBare >= INPUT + to) return to - 1;
  const place = max(lastTimeHint(INPUT + from, INPUT + to), timedBare);
  return place < INPUT + from ? -1 : place - INPUT;
}

function lineEnd(from: i32): i32 {
  const limit = i8x16.splat(31);
  const quotes = i8x16.splat(QUOTE);
  let quoted = i64x2.splat(0);
  hasEscape = false;
  hasControl = false;
  // The last byte of all is a line feed: there is an end.
  let at = from;
  while (true) {
    const one = v128.load(at);
    const two = v128.load(at, 16);
    const three = v128.load(at, 32);
    const four = v128.load(at, 48);
    const least = i8x16.min_u(i8x16.min_u(one, two), i8x16.min_u(three, four));
    if (v128.any_true(i8x16.le_u(least, limit))) {
      const controls = bitsOf(
        i8x16.le_u(one, limit),
        i8x16.le_u(two, limit),
        i8x16.le_u(three, limit),
        i8x16.le_u(four, limit),
      );
      for (let rest = controls; rest !== 0; rest &= rest - 1) {
        const place = at + <i32>ctz(rest);
        const byte = byteAt(place);
        if (byte === LF || byte === CR) {
          const before = (rest & (0 - rest)) - 1;
          hasQuote = v128.any_true(quoted) || (bitsOfByte(at, QUOTE) & before) !== 0;
          return place;
        }
        hasControl = true;
        if (byte === ESCAPE) hasEscape = true;
      }
    }
    const ones = v128.or(i8x16.eq(one, quotes), i8x16.eq(two, quotes));
    quoted = v128.or(quoted, v128.or(ones, v128.or(i8x16.eq(three, quotes), i8x16.eq(four, quotes))));
    at += WIDE;
  }
}

/** Looks at the line without its colours: a sequence that is none is left to the reader of text. */
function look(): void {
  textFrom = lineFrom;
  textTo = lineTo;
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
  // An access line in docker's file tells docker's time.
  if (needsZone && !isObject && mayTellZone(textFrom, textTo)) lookForTexts(true);
  else if (!hasQuote || !takeRequest(isObject)) lookForTexts(needsZone && isObject && mayTellZone(textFrom, textTo));
}

/** The line, without its line break. */
let lineFrom: i32 = 0;
let lineTo: i32 = 0;
/** Where the program's own text stands in the line, as far as the transport is known. */
let textFrom: i32 = 0;
let textTo: i32 = 0;
/** Whether it was freed of its colours, and stands elsewhere. */
let isBare: bool = false;
/** The last such line that may tell a time; 0 for none. */
let timedBare: i32 = 0;
/** Whether it stands in a line of docker's file. */
let isDocker: bool = false;

function takeRequest(isObject: bool): bool {
  if (!isObject) {
    if (!readAccess(textFrom, textTo, false)) return false;
    reportRequest(time);
    return true;
  }
  // A control character does not stand in JSON as it is; what is left of a line with colours is not looked at for them.
  if (hasControl || !readDocker(textFrom, textTo)) return false;
  isDocker = true;
  textFrom = textStart;
  textTo = textEnd;
  hasQuote = !isPlain;
  if (isPlain || !hasOnlyQuotes || !readAccess(textStart, textEnd, true)) return false;
  reportRequest(dockerTime);
  return true;
}

/** `mustRead`: it is to be read whatever stands in it, with the texts that were found. */
function lookForTexts(mustRead: bool): void {
  const hint = hasQuote ? hintOf(textFrom, textTo) : NOTHING;
  const before = hitCount;
  let isUnknown = hint === ODD;
  let mayBeRequest = mustRead || hint !== NOTHING;
  hasShape = false;
  let isOneEnough = !mustRead && !isUnknown;
  for (let at = isUnknown ? textTo : textFrom; at < textTo; isOneEnough = false) {
    at = findTexts(at, textFrom, textTo, isOneEnough);
    if (!isOneEnough || hitCount === before) continue;
    lookForShape();
    if (takesRows && shape >= 0 && takeBlindRow(shape, serial, lineFrom, position, lineCount)) {
      forgetHits(before);
      return;
    }
  }
  if (hitCount === MAX_HITS) isUnknown = true;
  for (let hit = before; hit < hitCount && !isUnknown; hit++) {
    const text = <i32>load<u16>(HITS + hit * 2);
    if (text >= requestTexts) isUnknown = true;
    if (text >= signatureTexts) mayBeRequest = true;
  }
  if (isUnknown) report(IS_UNKNOWN, before, true);
  else if (hitCount > before || mayBeRequest) {
    report(IS_CANDIDATE, before, mayBeRequest);
    if (!mustRead) reportShape(before);
  }
}

/**
 * An event: start, end, number of the line, kind; first hit, count of hits, whether it may be a request; place, number and
 * uses of its shape; how many requests stand before it, and how many rows; the last time told before it, and its place.
 */
function report(kind: i32, firstHit: i32, mayBeRequest: bool): void {
  const event = EVENTS + eventCount * EVENT_SIZE;
  eventCount++;
  store<i32>(event, lineFrom - INPUT);
  store<i32>(event + 4, lineTo - INPUT);
  store<i32>(event + 8, lineCount);
  store<i32>(event + 12, kind);
  store<i32>(event + 16, firstHit);
  store<i32>(event + 20, hitCount - firstHit);
  store<i32>(event + 24, mayBeRequest ? 1 : 0);
  store<i32>(event + 28, -1);
  store<i32>(event + 40, requestCount);
  store<i32>(event + 44, rowCount);
  store<f64>(event + 48, lastTold);
  store<i32>(event + 56, lastToldTo - INPUT);
}

/** Whether `lookForShape` was called for the line. */
let hasShape: bool = false;

/** Digits in an escape tell a letter, in a number whether an object is one. */
function lookForShape(): void {
  hasShape = true;
  const isObject = byteAt(lineFrom) === 123; /* { */
  const isSteady = isDocker ? hasOnlyQuotes : !isObject || hasJustNumbers(lineFrom, lineTo);
  if (isBare || !isSteady) forgetShape();
  else findShape(lineFrom, lineTo);
}

/** A line of a known shape is no event. */
function reportShape(firstHit: i32): void {
  const event = EVENTS + (eventCount - 1) * EVENT_SIZE;
  if (!hasShape) lookForShape();
  store<i32>(event + 28, shape);
  store<i32>(event + 32, serial);
  store<i32>(event + 36, uses);
  if (!takesRows || shape < 0) return;
  if (takeRow(shape, serial, lineFrom, position, lineCount, firstHit, hitCount, signatureTexts)) eventCount--;
}

function reportRequest(at: f64): void {
  if (needsTimes && Number.isNaN(at)) {
    report(IS_CANDIDATE, hitCount, true);
    return;
  }
  if (!Number.isNaN(at)) tell(at, position);
  const request = REQUESTS + requestCount * REQUEST_SIZE;
  requestCount++;
  store<i32>(request, status | (server << 16) | (isProbe ? 1 << 24 : 0));
  store<i32>(request + 4, position - INPUT);
  store<f64>(request + 8, duration);
  store<f64>(request + 16, at);
}
