/** Types of values of granian (emmett-framework/granian:granian/cli.py), and click's IntRange. */
import { pythonInt } from '../../syntax/python/python-number.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { notValid } from '../click/messages.ts';
import type { ClickType } from '../click/types.ts';

/** click's IntRange, both ends included; undefined: no limit. */
export function integerRange(min: number | undefined, max: number | undefined): ClickType {
  return {
    name: 'integer range',
    isInteger: true,
    problem: (value, dialect) => {
      const number = pythonInt(value);
      if (number === undefined) return { text: notValid(value, 'a valid integer range', dialect) };
      if ((min === undefined || number >= min) && (max === undefined || number <= max)) return undefined;
      return { text: `${number} is not in the range ${rangeText(min, max)}.` };
    },
  };
}

/** `IntRange._describe_range`. */
function rangeText(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return `x<=${max}`;
  return max === undefined ? `x>=${min}` : `${min}<=x<=${max}`;
}

const UNITS = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** Its `Duration`: seconds, or `1d2h3m4s` with any of the parts. The limits are in seconds. */
export function duration(min: number | undefined, max: number | undefined): ClickType {
  return {
    name: 'duration',
    problem: (value) => {
      const seconds = secondsOf(value);
      if (seconds === undefined) return { text: `${pythonRepr(value)} is not a valid duration` };
      if (min !== undefined && seconds < min) {
        return { text: `${pythonRepr(value)} is less than the minimum allowed value of ${min} seconds` };
      }
      if (max !== undefined && seconds > max) {
        return { text: `${pythonRepr(value)} is greater than the maximum allowed value of ${max} seconds` };
      }
      return undefined;
    },
  };
}

function secondsOf(value: string): number | undefined {
  if (/^\d+$/.test(value)) return Number(value);
  const parts = UNITS.exec(value);
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/** Its `OctalIntType`. */
export const OCTAL: ClickType = {
  name: 'octal',
  problem: (value) => {
    const base = value.startsWith('0') ? 8 : 10;
    const isNumber = pythonInt(value) !== undefined && (base === 10 || !/[89]/.test(value));
    return isNumber ? undefined : { text: `invalid literal for int() with base ${base}: ${pythonRepr(value)}` };
  },
};
