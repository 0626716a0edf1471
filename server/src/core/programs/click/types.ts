/**
 * Parameter types of click with the verdicts of its `ParamType.convert`.
 * Source: pallets/click:src/click/types.py (7.1.2, 8.1.8, 8.5.1).
 */
import { isPythonFloat, pythonInt } from '../../syntax/python/python-number.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import type { ClickDialect } from './messages.ts';
import { choiceProblem, notValid } from './messages.ts';

export interface ClickType {
  readonly name: string;
  /** The text that click adds to the message when an argument of this type is missing. */
  readonly missing?: string;
  /** True where the value is given to `int()`, and nothing else is accepted. */
  readonly isInteger?: true;
  /** What is wrong with the value, in click's words; undefined when it is accepted. */
  readonly problem: (value: string, dialect: ClickDialect) => ClickProblem | undefined;
}

interface ClickProblem {
  readonly text: string;
  /** Set when the program does not report a usage error but dies with this traceback line, exit code 1. */
  readonly crash?: boolean;
}

export const STRING: ClickType = { name: 'string', problem: () => undefined };

/** A path. click checks that it exists, which cannot be known here, so every value passes. */
export const PATH: ClickType = { name: 'path', problem: () => undefined };

export const INTEGER: ClickType = {
  name: 'integer',
  isInteger: true,
  problem: (value, dialect) =>
    pythonInt(value) !== undefined ? undefined : { text: notValid(value, 'a valid integer', dialect) },
};

export const FLOAT: ClickType = {
  name: 'float',
  problem: (value, dialect) =>
    isPythonFloat(value) ? undefined : { text: notValid(value, floatName(dialect), dialect) },
};

/** click 7 called it a "floating point value". */
function floatName(dialect: ClickDialect): string {
  return dialect === 'click7' ? 'a valid floating point value' : 'a valid float';
}

const BOOLEANS_7 = ['0', '1', 'f', 'false', 'n', 'no', 't', 'true', 'y', 'yes'];
/** `on` and `off` came with 8.0, the empty string with 8.2; the latter cannot be told apart here and passes. */
const BOOLEANS_8 = ['', '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'];

export const BOOLEAN: ClickType = {
  name: 'boolean',
  problem: (value, dialect) => {
    const known = dialect === 'click7' ? BOOLEANS_7 : BOOLEANS_8;
    const read = dialect === 'click7' ? value.toLowerCase() : value.trim().toLowerCase();
    if (known.includes(read)) return undefined;
    const states = dialect === 'click8.4' ? `. Recognized values: ${BOOLEANS_8.join(', ')}` : '.';
    if (dialect === 'click7') return { text: notValid(value, 'a valid boolean', dialect) };
    return { text: `${pythonRepr(value)} is not a valid boolean${states}` };
  },
};

export function choice(choices: readonly string[]): ClickType {
  return {
    name: 'choice',
    missing: `Choose from:\n\t${choices.join(',\n\t')}`,
    problem: (value, dialect) =>
      choices.includes(value) ? undefined : { text: choiceProblem(value, choices, dialect) },
  };
}

/** click's Choice with `case_sensitive=False`. */
export function choiceOfAnyCase(choices: readonly string[]): ClickType {
  const lower = choices.map((one) => one.toLowerCase());
  return {
    name: 'choice',
    problem: (value, dialect) =>
      lower.includes(value.toLowerCase()) ? undefined : { text: choiceProblem(value, lower, dialect) },
  };
}
