import { type OptionData, type OptionOrigin, optionSpec } from '../option-data.ts';
import type { ClickOption } from './command.ts';
import { BOOLEAN, type ClickType, choice, FLOAT, INTEGER, PATH, STRING } from './types.ts';

/** The click type of an option of a data file; undefined for a name it does not know. */
export function plainType(option: OptionData): ClickType | undefined {
  switch (option.type) {
    case 'string':
      return STRING;
    case 'path':
      return PATH;
    case 'integer':
      return INTEGER;
    case 'float':
      return FLOAT;
    // The type of a flag matters when an environment variable sets it.
    case 'flag':
    case 'boolean':
      return BOOLEAN;
    case 'choice':
      return choice(option.choices ?? []);
    default:
      return undefined;
  }
}

/** An option of a data file as click declares it. */
export function clickOption(
  data: OptionData,
  origin: OptionOrigin,
  typeOf: (option: OptionData) => ClickType | undefined = plainType,
): ClickOption {
  return {
    spec: optionSpec(data, origin),
    flags: data.flags,
    offFlags: data.off ?? [],
    takesValue: data.type !== 'flag',
    type: typeOf(data) ?? STRING,
    repeatable: data.repeatable ?? false,
    environment: data.environment ?? [],
  };
}
