import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and the paths of a command; an option that it does not have is a UsageError. */
export function readArguments<const O extends Options>(command: string, args: string[], options: O) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    // Behind the first sentence Node says how a path that begins with a hyphen is written.
    throw new UsageError(`${command}: ${error instanceof Error ? error.message.split('. ')[0] : error}`);
  }
}

/** The value of an option that is one of a few words; any other is a UsageError. */
export function choice<T extends string>(command: string, option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`${command}: --${option} must be one of ${choices.join(', ')}, not '${value}'`);
  return found;
}
