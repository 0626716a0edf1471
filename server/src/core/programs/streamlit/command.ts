import type { ClickCommand, ClickOption } from '../click/command.ts';
import { clickOption } from '../click/data-option.ts';
import { CLICK_CUTOFF } from '../click/messages.ts';
import { PATH, STRING } from '../click/types.ts';
import type { OptionData, OptionOrigin } from '../option-data.ts';
import type { OptionSpec } from '../program.ts';
import data from './streamlit.data.json';

const OPTIONS: readonly OptionData[] = data.options;
const HELP_DATA: OptionData = data.help;
const VERSION_DATA: OptionData = data.version;

const ORIGIN: OptionOrigin = {
  documentation: 'https://docs.streamlit.io/develop/api-reference/configuration/config.toml',
  sources: ['streamlit/streamlit:lib/streamlit/config.py'],
};
const exiting = (option: OptionData): ClickOption => ({ ...clickOption(option, ORIGIN), eager: true, exits: true });
const HELP = exiting(HELP_DATA);

export const COMMANDS = data.commands;
/** Those of 1.12.2 and later that have no use here. */
const OTHERS = ['activate', 'cache', 'docs', 'help', 'init', 'skills', 'test', 'version'];

const NAMES = [...COMMANDS.map(({ name }) => name), ...OTHERS];

const RUN: ClickCommand = {
  name: 'run',
  options: [...OPTIONS.map((option) => clickOption(option, ORIGIN)), HELP],
  arguments: [
    { metavar: 'TARGET', type: PATH, required: false, environment: ['STREAMLIT_RUN_TARGET'] },
    { metavar: 'ARGS', type: STRING, required: false, variadic: true },
  ],
};
export const SPECS: readonly OptionSpec[] = RUN.options.map(({ spec }) => spec);

/** streamlit/streamlit:lib/streamlit/web/cli.py */
export const STREAMLIT: ClickCommand = {
  name: 'streamlit',
  options: [
    clickOption(
      { id: 'log_level', flags: ['--log_level'], type: 'string', description: 'How much is logged.' },
      ORIGIN,
    ),
    exiting(VERSION_DATA),
    HELP,
  ],
  arguments: [],
  group: {
    names: NAMES,
    command: (name) => {
      if (name === RUN.name) return RUN;
      return NAMES.includes(name) ? { name, options: [], arguments: [], opaque: true } : undefined;
    },
    withoutCommand: true,
    suggestionCutoff: CLICK_CUTOFF,
  },
};
