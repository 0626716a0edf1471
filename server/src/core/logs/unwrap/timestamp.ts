/** A time read at the start of a text. */
export interface Stamp {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Minutes east of UTC, when the text said which zone it is in. */
  readonly zone: number | undefined;
  /** Length of what was read. */
  readonly length: number;
}

/** What a text without a zone or a year is read with. */
export interface Clock {
  /** Minutes east of UTC. */
  readonly zone: number;
  /** Milliseconds since the epoch; gives the year to syslog lines. */
  readonly now: number;
}

const SPACE = 32;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
/** `月` */
const MONTH_SIGN = 0x6708;
const DAY = 86_400_000;
/** As they stand in times. */
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH = MONTHS.join('|');

/** What may stand behind `2026-11-20 09:58:52,123`. */
const ZONE = / ?(Z|UTC|GMT|[+-]\d\d:?\d\d)\b/y;
/** Access logs (`20/Nov/2026:21:39:01 +0800`), runserver, Redis (`20 Nov 2026 …`), php-fpm (`20-Nov-2026 …`). */
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})[/ -](${MONTH})[/ -](\\d{4})[: ](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?(?: ([+-]\\d{4}))?`,
);
/** ctime, as uWSGI prints it: `Mon Jan 15 01:14:45 2018`; Apache's error log: `Sat Feb 24 02:03:02.259434 2024`. */
const CTIME = new RegExp(
  `^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (${MONTH}) {1,2}(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d)(?:\\.\\d{1,9})? (\\d{4})`,
);
/** journald's in a Chinese or Japanese locale: `11月 20 04:00:18` (systemd/systemd:src/shared/logs-show.c strftime `%b %d`). */
const LOCAL_SYSLOG = /^(\d{1,2})月 {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)/;
const SYSLOG = new RegExp(`^(${MONTH}) {1,2}(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d)`);

/** Reads the time that `text` starts with; undefined when it starts with none. */
export function readStamp(text: string, clock: Clock): Stamp | undefined {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    if (startsWithMonth(text)) return readSyslog(text, clock);
    return readIso(text, clock) ?? readDayFirst(text, clock);
  }
  // Three letters of a day or a month, and a blank.
  if (first >= 65 && first <= 90 && text.charCodeAt(3) === SPACE)
    return readCtime(text, clock) ?? readSyslog(text, clock);
  return undefined;
}

/** The number of a month with its sign, as in `11月`. */
export function startsWithMonth(text: string): boolean {
  return text.charCodeAt(1) === MONTH_SIGN || text.charCodeAt(2) === MONTH_SIGN;
}

/** `2026-11-20 09:58:52`, `2026/11/20T09:58:52,123+08:00`. By hand: nearly every line of a log is read here. */
function readIso(text: string, clock: Clock): Stamp | undefined {
  const separator = text.charCodeAt(4);
  const middle = text.charCodeAt(10);
  if ((separator !== DASH && separator !== SLASH) || text.charCodeAt(7) !== separator) return undefined;
  if ((middle !== SPACE && middle !== 84) || text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) {
    return undefined;
  }
  const year = 100 * pairAt(text, 0) + pairAt(text, 2);
  const day = 100 * pairAt(text, 5) + pairAt(text, 8);
  const seconds = 3600 * pairAt(text, 11) + 60 * pairAt(text, 14) + pairAt(text, 17);
  if (Number.isNaN(year + day + seconds)) return undefined;
  let end = 19;
  let ms = 0;
  const point = text.charCodeAt(end);
  if ((point === DOT || point === COMMA) && isDigit(text.charCodeAt(end + 1))) {
    const last = end + 10;
    for (let unit = 100, at = end + 1; at < last && isDigit(text.charCodeAt(at)); at++, unit /= 10) {
      if (unit >= 1) ms += unit * (text.charCodeAt(at) - 48);
      end = at;
    }
    end++;
  }
  const zone = zoneAt(text, end);
  const own = zone === undefined ? undefined : zoneMinutes(zone[1] ?? '');
  const local = Date.UTC(year, Math.floor(day / 100) - 1, day % 100) + seconds * 1000 + ms;
  return { time: local - (own ?? clock.zone) * 60_000, zone: own, length: end + (zone?.[0].length ?? 0) };
}

function zoneAt(text: string, at: number): RegExpExecArray | undefined {
  const code = text.charCodeAt(at);
  const first = code === SPACE ? text.charCodeAt(at + 1) : code;
  // `Z`, `U`, `G`, `+`, `-`
  if (first !== 90 && first !== 85 && first !== 71 && first !== 43 && first !== DASH) return undefined;
  ZONE.lastIndex = at;
  return ZONE.exec(text) ?? undefined;
}

/** The value of two digits; NaN if they are not digits. */
function pairAt(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? 10 * (tens - 48) + ones - 48 : Number.NaN;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function readDayFirst(text: string, clock: Clock): Stamp | undefined {
  const found = DAY_FIRST.exec(text);
  if (!found) return undefined;
  const [all, day, month, year, hour, minute, second, fraction, zone] = found;
  return stamp(all, [year, MONTHS.indexOf(month ?? ''), day, hour, minute, second], fraction, zone, clock);
}

function readCtime(text: string, clock: Clock): Stamp | undefined {
  const found = CTIME.exec(text);
  if (!found) return undefined;
  const [all, month, day, hour, minute, second, year] = found;
  return stamp(all, [year, MONTHS.indexOf(month ?? ''), day, hour, minute, second], undefined, undefined, clock);
}

function readSyslog(text: string, clock: Clock): Stamp | undefined {
  const found = SYSLOG.exec(text) ?? LOCAL_SYSLOG.exec(text);
  if (!found) return undefined;
  const [all, name = '', day, hour, minute, second] = found;
  const month = MONTHS.indexOf(name);
  const at = (year: number) =>
    stamp(all, [year, month < 0 ? Number(name) - 1 : month, day, hour, minute, second], undefined, undefined, clock);
  const year = new Date(clock.now).getUTCFullYear();
  const read = at(year);
  // syslog writes no year: a date that is still to come is of last year.
  return read.time > clock.now + DAY ? at(year - 1) : read;
}

type Part = string | number | undefined;

function stamp(
  all: string,
  [year, month, day, hour, minute, second]: [Part, number, Part, Part, Part, Part],
  fraction: string | undefined,
  zone: string | undefined,
  clock: Clock,
): Stamp {
  const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  const local = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second), ms);
  const own = zone === undefined ? undefined : zoneMinutes(zone);
  return { time: local - (own ?? clock.zone) * 60_000, zone: own, length: all.length };
}

/** Minutes east of UTC of `+08:00`, `-0330`, `Z`. */
function zoneMinutes(zone: string): number {
  const sign = zone.charCodeAt(0);
  if (sign !== DASH && sign !== 43 /* + */) return 0;
  const minutes = 60 * pairAt(zone, 1) + pairAt(zone, zone.length - 2);
  return sign === DASH ? -minutes : minutes;
}

/**
 * A number of seconds, milliseconds, microseconds or nanoseconds since the epoch, told apart by its size. What is beyond
 * nanoseconds is no time, and no date either: `Date` ends in the year 275760.
 */
function readEpoch(value: number): number | undefined {
  if (!(value >= 1e8 && value < 1e20)) return undefined;
  if (value < 1e11) return Math.round(value * 1000);
  if (value < 1e14) return Math.round(value);
  if (value < 1e17) return Math.round(value / 1e3);
  return Math.round(value / 1e6);
}

/** A time in a field of its own: a text in one of the known forms, or a number since the epoch. */
export function readTimeField(value: unknown, clock: Clock): number | undefined {
  if (typeof value === 'number') return readEpoch(value);
  if (typeof value !== 'string') return undefined;
  if (/^\d{9,19}(?:\.\d+)?$/.test(value)) return readEpoch(Number(value));
  return readStamp(value, clock)?.time;
}
