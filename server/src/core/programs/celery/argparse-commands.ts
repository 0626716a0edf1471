import type { ArgparseOption, ArgparseSpec } from '../argparse/spec.ts';
import { float, int } from '../argparse/types.ts';
import { remembering } from '../memo.ts';
import { existsIn, type OptionData, optionIn, optionSpec } from '../option-data.ts';
import type { OptionSpec } from '../program.ts';
import { COMMANDS, type CommandData, GLOBAL_OPTIONS } from './command-data.ts';
import { originOf } from './sources.ts';

export interface CeleryArgparseOption extends ArgparseOption {
  /** undefined for `--help`. */
  readonly spec: OptionSpec | undefined;
}

export type CeleryArgparseSpec = ArgparseSpec<CeleryArgparseOption>;

const HELP: CeleryArgparseOption = { flags: ['-h', '--help'], action: 'help', spec: undefined };

/** The options every command has, which are read before all others. */
export const preloadSpec = remembering(8, (version: string): CeleryArgparseSpec => {
  return { options: [HELP, ...preloadOptions(version)], positionals: [] };
});

/** The parser of one command: celery/celery:celery/bin/base.py (`create_parser`, 4.0.0 to 4.4.7). */
export function commandSpec(command: CommandData, version: string): CeleryArgparseSpec {
  const own = existsIn(version, command.optionsSince, undefined) ? command.options : [];
  const versionOption = argparseOptions(GLOBAL_OPTIONS, undefined, version, ['version']);
  return {
    options: [HELP, ...versionOption, ...preloadOptions(version), ...argparseOptions(own, command.name, version)],
    positionals: WITHOUT_ARGUMENTS.has(command.name) ? [] : [{ name: 'args', nargs: '*' }],
  };
}

/** `supports_args = False` */
const WITHOUT_ARGUMENTS: ReadonlySet<string> = new Set(['worker', 'beat', 'events']);

export function commandIn(name: string, version: string): CommandData | undefined {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  return command && existsIn(version, undefined, command.removedIn) ? command : undefined;
}

function preloadOptions(version: string): CeleryArgparseOption[] {
  const names = ['app', 'broker', 'result_backend', 'loader', 'config', 'workdir', 'no_color', 'quiet'];
  return argparseOptions(GLOBAL_OPTIONS, undefined, version, names);
}

function argparseOptions(
  options: readonly OptionData[],
  command: string | undefined,
  version: string,
  ids?: readonly string[],
): CeleryArgparseOption[] {
  return options.flatMap((data) => {
    const option = ids && !ids.includes(data.id) ? undefined : optionIn(data, version);
    if (!option) return [];
    const type = option.argparseType ?? option.type;
    return {
      flags: option.flags,
      action: option.id === 'version' ? 'version' : type === 'flag' ? 'store_true' : 'store',
      type: type === 'integer' ? int : type === 'float' ? float : undefined,
      spec: optionSpec({ ...option, type }, originOf(command)),
    } as const;
  });
}
