/**
 * Value types of celery's own: celery/celery:celery/bin/worker.py and base.py (5.0.0 to 5.6.3).
 */
import { pythonInt } from '../../syntax/python/python-number.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { plainType } from '../click/data-option.ts';
import { choiceProblem } from '../click/messages.ts';
import { type ClickType, choice } from '../click/types.ts';
import type { OptionData } from '../option-data.ts';

/** The click type of an option of celery.data.json. */
export function celeryType(option: OptionData): ClickType | undefined {
  switch (option.type) {
    case 'log-level':
      return logLevel(option.choices ?? []);
    case 'pool':
      return { ...choice(option.choices ?? []), name: 'pool' };
    case 'autoscale':
      return AUTOSCALE;
    case 'concurrency':
      return CONCURRENCY;
    case 'node-name':
      return NODE_NAME;
    default:
      return plainType(option);
  }
}

/** `LogLevel.convert`: a choice in upper case. */
function logLevel(choices: readonly string[]): ClickType {
  return {
    name: 'log-level',
    problem: (value, dialect) => {
      const level = value.toUpperCase();
      return choices.includes(level) ? undefined : { text: choiceProblem(level, choices, dialect) };
    },
  };
}

/** `_concurrency_value` of 5.7.0: the word `auto` in any case, or a number that is not negative. */
const CONCURRENCY: ClickType = {
  name: 'concurrency',
  problem: (value) => {
    const number = pythonInt(value);
    if (value === '' || value.trim().toLowerCase() === 'auto' || (number !== undefined && number >= 0n))
      return undefined;
    return { text: `must be a non-negative integer or 'auto', got ${pythonRepr(value)}` };
  },
};

/**
 * `Autoscale.convert`. For two words that are not numbers its error handling has a bug of its own, which ends the
 * worker.
 */
const AUTOSCALE: ClickType = {
  name: 'autoscale',
  problem: (value) => {
    const parts = value.split(',');
    if (parts.length > 2)
      return { text: `Expected two comma separated integers or one integer.Got ${parts.length} instead.` };
    if (parts.every((part) => pythonInt(part) !== undefined)) return undefined;
    if (parts.length === 1) return { text: `Expected an integer. Got [${pythonRepr(value)}] instead.` };
    return { text: "AttributeError: 'list' object has no attribute 'join'", crash: true };
  },
};

const UNKNOWN_KEY = /%(?![hndiI])([\p{L}\p{N}_])/u;

/** `host_format(default_nodename(value))`: the ValueError for an unknown `%x` is not caught. */
export const NODE_NAME: ClickType = {
  name: 'node-name',
  problem: (value) => {
    const unknown = UNKNOWN_KEY.exec(value);
    if (!unknown) return undefined;
    const whole = value.includes('@') ? value.replace(/^@/, 'celery@') : `celery@${value}`;
    return { text: `ValueError: Unknown format %${unknown[1]} in string ${pythonRepr(whole)}.`, crash: true };
  },
};
