import { remembering } from '../../caches/remembering.ts';
import { argparseOption, type DescribedOption, HELP } from '../argparse/data-option.ts';
import type { ArgparseSpec } from '../argparse/spec.ts';
import { existsIn, type OptionData, optionIn } from '../option-data.ts';
import { COMMANDS, type CommandData, GLOBAL_OPTIONS } from './command-data.ts';
import { originOf } from './sources.ts';

type CeleryArgparseSpec = ArgparseSpec<DescribedOption>;

/** The options that every command has; they are read before all others. */
export const preloadSpec = remembering(64, (version: string): CeleryArgparseSpec => {
  return { options: [HELP, ...preloadOptions(version)], positionals: [] };
});

/** The parser of one command. What it refuses is asked of all releases, at each keystroke while a mistake stands there. */
export function commandSpec(command: CommandData, version: string): CeleryArgparseSpec {
  return specsOf(command)(version);
}

const specsOf = remembering(4, (command: CommandData) =>
  remembering(64, (version: string) => makeSpec(command, version)),
);

/** celery/celery:celery/bin/base.py (`create_parser`, 4.0.0 to 4.4.7). */
function makeSpec(command: CommandData, version: string): CeleryArgparseSpec {
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

function preloadOptions(version: string): DescribedOption[] {
  const names = ['app', 'broker', 'result_backend', 'loader', 'config', 'workdir', 'no_color', 'quiet'];
  return argparseOptions(GLOBAL_OPTIONS, undefined, version, names);
}

function argparseOptions(
  options: readonly OptionData[],
  command: string | undefined,
  version: string,
  ids?: readonly string[],
): DescribedOption[] {
  return options.flatMap((data) => {
    const option = ids && !ids.includes(data.id) ? undefined : optionIn(data, version);
    if (!option) return [];
    const made = argparseOption(option, originOf(command));
    return option.id === 'version' ? { ...made, action: 'version' } : made;
  });
}
