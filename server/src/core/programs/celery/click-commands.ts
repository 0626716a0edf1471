import { remembering } from '../../caches/remembering.ts';
import type { ClickArgument, ClickCommand, ClickOption } from '../click/command.ts';
import { clickOption } from '../click/data-option.ts';
import { DID_YOU_MEAN_CUTOFF } from '../click/messages.ts';
import { choice, STRING } from '../click/types.ts';
import { changeFor, existsIn, type OptionData, optionIn } from '../option-data.ts';
import { type ArgumentData, COMMANDS, type CommandData, GLOBAL_OPTIONS, HELP_OPTION } from './command-data.ts';
import { originOf } from './sources.ts';
import { celeryType } from './value-types.ts';

/** The click command `celery` of a release (undefined: the newest). */
export const celeryCommand = remembering(64, (version: string | undefined): ClickCommand => {
  const commands = COMMANDS.filter((command) => existsIn(version, undefined, command.removedIn)).map((command) =>
    subCommand(command, version),
  );
  return {
    name: 'celery',
    options: [...optionsOf(GLOBAL_OPTIONS, undefined, version), HELP],
    arguments: [],
    group: {
      names: commands.map(({ name }) => name).sort(),
      command: (name) => commands.find((command) => command.name === name),
      withoutCommand: true,
      suggestionCutoff: DID_YOU_MEAN_CUTOFF,
    },
  };
});

const HELP: ClickOption = { ...clickOption(HELP_OPTION, originOf(undefined)), eager: true, exits: true };

function subCommand(command: CommandData, version: string | undefined): ClickCommand {
  return {
    name: command.name,
    options: [...optionsOf(command.options, command.name, version), HELP],
    arguments: (command.arguments ?? []).map((argument) => clickArgument(argument, version)),
    extraArguments: command.extras !== undefined && existsIn(version, command.extrasSince, undefined),
    ignoreUnknown: command.ignoreUnknown ?? false,
    opaque: command.opaque ?? false,
  };
}

function optionsOf(options: readonly OptionData[], command: string | undefined, version: string | undefined) {
  return options.flatMap((data) => {
    const option = optionIn(data, version);
    if (!option) return [];
    const made = clickOption(option, originOf(command), celeryType);
    return {
      ...made,
      // `main(auto_envvar_prefix='CELERY')`
      environment: command ? [`CELERY_${command}_${option.id}`.toUpperCase()] : (made.environment ?? []),
      eager: option.id === 'workdir' || option.id === 'list',
      exits: option.id === 'list',
    };
  });
}

function clickArgument(argument: ArgumentData, version: string | undefined): ClickArgument {
  const change = changeFor(argument.before, version);
  if (!change) return { metavar: argument.metavar, type: STRING, required: true };
  return { metavar: `{${change.choices.join('|')}}`, type: choice(change.choices), required: true };
}
