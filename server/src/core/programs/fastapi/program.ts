import type { Invocation } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import type { ClickCommand, ClickOption } from '../click/command.ts';
import { clickOption } from '../click/data-option.ts';
import { CLICK_CUTOFF } from '../click/messages.ts';
import { parseClick } from '../click/parse.ts';
import { argumentError, type ClickResult, optionUse } from '../click/result.ts';
import { PATH } from '../click/types.ts';
import { dataText, type OptionData, type OptionOrigin } from '../option-data.ts';
import type { ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import data from './fastapi.data.json';

const DOCUMENTATION = 'https://fastapi.tiangolo.com/fastapi-cli/';
const ORIGIN: OptionOrigin = { documentation: DOCUMENTATION, sources: ['fastapi/fastapi-cli:src/fastapi_cli/cli.py'] };

const exiting = (option: OptionData): ClickOption => ({ ...clickOption(option, ORIGIN), eager: true, exits: true });
const HELP = exiting(data.help);

function serving(name: string, own: readonly OptionData[]): ClickCommand {
  return {
    name,
    options: [...[...own, ...data.common].map((option) => clickOption(option, ORIGIN)), HELP],
    arguments: [{ metavar: 'path', type: PATH, required: false }],
  };
}

const RUN = serving('run', data.run);
const DEV = serving('dev', data.dev);
/** Those of fastapi-cloud-cli, which `fastapi[standard]` brings. */
const OTHERS = ['login', 'logout', 'whoami', 'deploy', 'env', 'link', 'logs', 'unlink', 'cloud', 'setup-ci'];

const FASTAPI: ClickCommand = {
  name: 'fastapi',
  options: [exiting(data.version), HELP],
  arguments: [],
  group: {
    names: [RUN.name, DEV.name, ...OTHERS],
    command: (name) => {
      const serves = [RUN, DEV].find((command) => command.name === name);
      // Other packages add commands; a path is none.
      return serves ?? (/[./:]/.test(name) ? undefined : { name, options: [], arguments: [], opaque: true });
    },
    withoutCommand: true,
    suggestionCutoff: CLICK_CUTOFF,
  },
};

export const fastapi: Program = {
  id: 'fastapi',
  names: ['fastapi'],
  // `fastapi[standard]` brings it, and so do packages of other names.
  package: '',
  title: t('FastAPI’s command'),
  documentation: DOCUMENTATION,
  options: (_, invocation) => {
    const command = (invocation && commandOf(invocation)?.text) === 'dev' ? DEV : RUN;
    return command.options.map(({ spec }) => spec);
  },
  commands: () =>
    data.commands.map(({ name, description }) => ({
      name,
      description: dataText(description),
      documentation: DOCUMENTATION,
    })),
  commandWord: commandOf,
  parse: readOnce(read),
};

const readWithClick = readOnce(
  (invocation: Invocation): ClickResult =>
    parseClick(FASTAPI, {
      words: invocation.arguments,
      environment: invocation.environment,
      home: invocation.programSpan,
      dialect: 'click8',
    }),
);

function commandOf(invocation: Invocation) {
  return readWithClick(invocation, undefined).commands[1]?.word;
}

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const found = readWithClick(invocation, undefined);
  return {
    program: fastapi,
    version,
    uses: found.uses.map(optionUse),
    positionals: found.positionals,
    errors: found.errors.map(argumentError),
    certain: found.certain,
  };
}
