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

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH = MONTHS.join('|');

const ISO = /^(\d{4})([-/])(\d\d)\2(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?/;
/** Access logs (`20/Nov/2026:21:39:01 +0800`), runserver, Redis (`20 Nov 2026 …`), php-fpm (`20-Nov-2026 …`). */
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})[/ -](${MONTH})[/ -](\\d{4})[: ](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?(?: ([+-]\\d{4}))?`,
);
/** ctime, as uWSGI prints it: `Mon Jan 15 01:14:45 2018`. */
const CTIME = new RegExp(
  `^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (${MONTH}) {1,2}(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d) (\\d{4})`,
);
const SYSLOG = new RegExp(`^(${MONTH}) {1,2}(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d)`);

/** Reads the time that `text` starts with; undefined when it starts with none. */
export function readStamp(text: string, clock: Clock): Stamp | undefined {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return readIso(text, clock) ?? readDayFirst(text, clock);
  if (first >= 65 && first <= 90) return readCtime(text, clock) ?? readSyslog(text, clock);
  return undefined;
}

function readIso(text: string, clock: Clock): Stamp | undefined {
  const found = ISO.exec(text);
  if (!found) return undefined;
  const [all, year, , month, day, hour, minute, second, fraction, zone] = found;
  return stamp(all, [year, Number(month) - 1, day, hour, minute, second], fraction, zone, clock);
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
  const found = SYSLOG.exec(text);
  if (!found) return undefined;
  const [all, month, day, hour, minute, second] = found;
  const at = (year: number) =>
    stamp(all, [year, MONTHS.indexOf(month ?? ''), day, hour, minute, second], undefined, undefined, clock);
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
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}

/** A number of seconds, milliseconds, microseconds or nanoseconds since the epoch, told apart by its size. */
export function readEpoch(value: number): number | undefined {
  if (!(value >= 1e8)) return undefined;
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
