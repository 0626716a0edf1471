import type { Invocation } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import { type OptionData, optionSpec } from '../option-data.ts';
import type { ArgumentValue, ParsedArguments, Program } from '../program.ts';
import { readLoosely } from '../read-loosely.ts';
import { readOnce } from '../read-once.ts';
import data from './flask.data.json';

const DOCUMENTATION = 'https://flask.palletsprojects.com/en/stable/cli/';
export const ORIGIN = { documentation: DOCUMENTATION, sources: ['pallets/flask:src/flask/cli.py'] };
const GLOBAL_DATA: readonly OptionData[] = data.global;
const RUN_DATA: readonly OptionData[] = data.run;
const GLOBAL = GLOBAL_DATA.map((option) => optionSpec(option, ORIGIN));
const RUN = RUN_DATA.map((option) => optionSpec(option, ORIGIN));

const COMMANDS = [
  { name: 'run', description: t('The development server. Not for production.') },
  { name: 'shell', description: t('A Python prompt with the application loaded.') },
  { name: 'routes', description: t('Lists the routes of the application.') },
];

/** What `flask` is asked to do. Extensions add commands and options: what is refused for certain, `run-command.ts` tells. */
interface FlaskArguments extends ParsedArguments {
  readonly command: ArgumentValue | undefined;
}

export const parseFlask = readOnce((invocation, version): FlaskArguments => {
  const before = readLoosely(invocation.arguments, GLOBAL, true);
  const [command] = before.positionals;
  const at = command ? invocation.arguments.findIndex(({ span }) => span.end >= command.span.end) : -1;
  const behind = command?.text === 'run' ? readLoosely(invocation.arguments.slice(at + 1), RUN) : undefined;
  return {
    program: flask,
    version,
    command,
    uses: [...before.uses, ...(behind?.uses ?? [])],
    positionals: behind?.positionals ?? [],
    errors: [],
    certain: false,
  };
});

export const flask: Program = {
  id: 'flask',
  names: ['flask'],
  package: 'flask',
  title: t('Flask’s command'),
  documentation: DOCUMENTATION,
  options: (version, invocation) => (isRun(invocation, version) ? RUN : GLOBAL),
  commands: () => COMMANDS.map(({ name, description }) => ({ name, description, documentation: DOCUMENTATION })),
  commandWord: (invocation, version) => parseFlask(invocation, version).command,
  parse: (invocation, version) => parseFlask(invocation, version),
};

function isRun(invocation: Invocation | undefined, version: string | undefined): boolean {
  return invocation !== undefined && parseFlask(invocation, version).command?.text === 'run';
}
