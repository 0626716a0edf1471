import { remembering } from '../../caches/remembering.ts';
import type { ClickArgument, ClickCommand, ClickOption } from '../click/command.ts';
import { clickOption, plainType } from '../click/data-option.ts';
import { CLICK_CUTOFF } from '../click/messages.ts';
import { choiceOfAnyCase, PATH, STRING } from '../click/types.ts';
import { existsIn, type OptionData, type OptionOrigin, optionIn } from '../option-data.ts';
import data from './rq.data.json';

interface CommandData {
  readonly name: string;
  readonly since?: string;
  readonly description: string;
  /** Absent where its words are not looked at: nobody starts a process with it. */
  readonly options?: readonly OptionData[];
}

const SHARED: readonly OptionData[] = data.shared;
const HELP_DATA: OptionData = data.help;
const VERSION_DATA: OptionData = data.version;
const COMMANDS: readonly CommandData[] = data.commands;
export const RELEASES: readonly string[] = data.releases;
export const DOCUMENTATION = 'https://python-rq.org/docs/workers/';

const ORIGIN: OptionOrigin = { documentation: DOCUMENTATION, sources: ['rq/rq:rq/cli/'] };

const exiting = (option: OptionData): ClickOption => ({ ...clickOption(option, ORIGIN), eager: true, exits: true });
const HELP = exiting(HELP_DATA);

const QUEUES: readonly ClickArgument[] = [{ metavar: 'QUEUES', type: STRING, required: false, variadic: true }];
const ARGUMENTS: Readonly<Record<string, readonly ClickArgument[]>> = {
  cron: [{ metavar: 'CONFIG_PATH', type: PATH, required: true }],
};

export function commandsOf(version: string | undefined): readonly CommandData[] {
  return COMMANDS.filter(({ since }) => existsIn(version, since, undefined));
}

function subCommand({ name, options }: CommandData, version: string | undefined): ClickCommand {
  if (!options) return { name, options: [], arguments: [], opaque: true };
  const existing = [...options, ...SHARED].flatMap((option) => optionIn(option, version) ?? []);
  return {
    name,
    options: [...existing.map((option) => clickOption(option, ORIGIN, typeOf)), HELP],
    arguments: ARGUMENTS[name] ?? QUEUES,
  };
}

function typeOf(option: OptionData) {
  return option.type === 'choice-of-any-case' ? choiceOfAnyCase(option.choices ?? []) : plainType(option);
}

/** The click group of a release (undefined: the newest). */
export const rqCommand = remembering(64, (version: string | undefined): ClickCommand => {
  const commands = commandsOf(version).map((command) => subCommand(command, version));
  return {
    name: 'rq',
    options: [exiting(VERSION_DATA), HELP],
    arguments: [],
    group: {
      names: commands.map(({ name }) => name),
      command: (name) => commands.find((command) => command.name === name),
      withoutCommand: false,
      suggestionCutoff: CLICK_CUTOFF,
    },
  };
});
