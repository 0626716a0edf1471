import { type OptionData, type OptionOrigin, optionSpec } from '../option-data.ts';
import type { OptionSpec } from '../program.ts';
import type { ArgparseOption, ArgparseType } from './spec.ts';
import { float, int } from './types.ts';

/** An option of the parser with its description; `--help` has none. */
export interface DescribedOption extends ArgparseOption {
  readonly spec: OptionSpec | undefined;
}

/** The option that `ArgumentParser(add_help=True)` adds before all others. */
export const HELP: DescribedOption = { flags: ['-h', '--help'], action: 'help', spec: undefined };

/** Converts an option of a data file to argparse's declaration. */
export function argparseOption(
  data: OptionData,
  origin: OptionOrigin,
  typeOf: (option: OptionData) => ArgparseType | undefined = plainType,
): DescribedOption {
  const type = data.argparseType ?? data.type;
  const option = { ...data, type };
  const storing = data.repeatable ? 'append' : 'store';
  return {
    flags: data.flags,
    action: type === 'flag' ? 'store_true' : storing,
    type: typeOf(option),
    spec: optionSpec(option, origin),
  };
}

export function plainType({ type }: OptionData): ArgparseType | undefined {
  if (type === 'integer') return int;
  return type === 'float' ? float : undefined;
}
