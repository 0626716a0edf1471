/**
 * What PyYAML makes of a plain scalar. The patterns are those of its SafeLoader (yaml/pyyaml: lib/yaml/resolver.py and
 * constructor.py, 6.0): they are not those of YAML 1.2, nor quite those of the YAML 1.1 specification (`y` and `n` stay
 * text, an exponent needs a sign). Held against the real PyYAML by test/unit/syntax/yaml/yaml-1-1.test.ts.
 */
import { pythonFloat } from '../python/python-repr.ts';

export type PlainType = 'str' | 'null' | 'bool' | 'int' | 'float' | 'date' | 'datetime' | 'merge' | 'value';

interface PlainScalar {
  readonly type: PlainType;
  /** What Python's `str()` makes of the value; undefined when PyYAML cannot build it, which fails the whole file. */
  readonly text: string | undefined;
}

const BOOL = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const TRUE = /^(?:yes|true|on)$/i;
const NULL = /^(?:~|null|Null|NULL|)$/;
const INT =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const DATETIME =
  /^([0-9]{4})-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \t]+)([0-9][0-9]?):([0-9]{2}):([0-9]{2})(?:\.([0-9]*))?(?:[ \t]*(?:(Z)|([-+])([0-9][0-9]?)(?::([0-9]{2}))?))?$/;
/** What a scalar must look like to be anything but a string; all others are strings without a closer look. */
const MAY_BE_TYPED = /^(?:[-+.0-9~<=]|[yYnNtTfFoO][a-zA-Z]{1,4}$)/;

/** `source` is the scalar as written, folded to one line. */
export function resolvePlain(source: string): PlainScalar {
  if (source !== '' && !MAY_BE_TYPED.test(source)) return { type: 'str', text: source };
  if (BOOL.test(source)) return { type: 'bool', text: TRUE.test(source) ? 'True' : 'False' };
  if (FLOAT.test(source)) return { type: 'float', text: floatText(source) };
  if (INT.test(source)) return { type: 'int', text: readInt(source)?.toString() };
  if (source === '<<') return { type: 'merge', text: undefined };
  if (NULL.test(source)) return { type: 'null', text: 'None' };
  const date = DATE.exec(source);
  if (date) return { type: 'date', text: isDate(date) ? source : undefined };
  const datetime = DATETIME.exec(source);
  if (datetime) return { type: 'datetime', text: isDate(datetime) ? datetimeText(datetime) : undefined };
  if (source === '=') return { type: 'value', text: undefined };
  return { type: 'str', text: source };
}

function readInt(source: string): bigint | undefined {
  const digits = source.replaceAll('_', '');
  const value = readUnsigned(digits.replace(/^[-+]/, ''));
  return value !== undefined && digits.startsWith('-') ? -value : value;
}

function readUnsigned(body: string): bigint | undefined {
  if (body.includes(':')) return body.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  if (/^0[0-7]+$/.test(body)) return BigInt(`0o${body.slice(1)}`);
  // `0b_` and `0x_` match the pattern, but leave Python no digits to convert.
  return /^(?:0b[01]+|0x[0-9a-fA-F]+|[0-9]+)$/.test(body) ? BigInt(body) : undefined;
}

function floatText(source: string): string | undefined {
  const text = source.replaceAll('_', '').toLowerCase();
  const negative = text.startsWith('-');
  const body = text.replace(/^[-+]/, '');
  if (body === '.inf') return negative ? '-inf' : 'inf';
  if (body === '.nan') return 'nan';
  const parts = body.split(':');
  let value = 0;
  let base = 1;
  for (const part of parts.reverse()) {
    // A lone dot (what remains of `_._`) is no number to Python either.
    if (!/[0-9]/.test(part)) return undefined;
    value += Number(part) * base;
    base *= 60;
  }
  return pythonFloat(negative ? -value : value);
}

function isDate([, year = '', month = '', day = '']: RegExpExecArray): boolean {
  const y = Number(year);
  const m = Number(month);
  const d = Number(day);
  if (y < 1 || m < 1 || m > 12 || d < 1) return false;
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return d <= (days[m - 1] ?? 0);
}

function datetimeText(match: RegExpExecArray): string | undefined {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction] = match;
  const [, , , , , , , , utc, sign, zoneHour = '', zoneMinute = '0'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const micro = (fraction ?? '').slice(0, 6).padEnd(6, '0');
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = `${hour.padStart(2, '0')}:${minute}:${second}${Number(micro) ? `.${micro}` : ''}`;
  if (utc) return `${date} ${time}+00:00`;
  if (!sign) return `${date} ${time}`;
  const minutes = Number(zoneHour) * 60 + Number(zoneMinute);
  if (minutes >= 24 * 60) return undefined;
  const zone = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${date} ${time}${sign === '-' && minutes > 0 ? '-' : '+'}${zone}`;
}
