import type { Invocation } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import { wholeArgument } from '../argparse/argument-words.ts';
import { dataText, type OptionData, optionSpec } from '../option-data.ts';
import type { ArgumentValue, OptionSpec, ParsedArguments, Program } from '../program.ts';
import { readLoosely } from '../read-loosely.ts';
import { readOnce } from '../read-once.ts';
import data from './django.data.json';

interface DjangoCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionData[];
}

const COMMON: readonly OptionData[] = data.common;
const COMMANDS: readonly DjangoCommand[] = data.commands;
const DOCUMENTATION = 'https://docs.djangoproject.com/en/stable/ref/django-admin/';

/** Applications replace commands and add options, so nothing is refused here. */
export const django: Program = {
  id: 'django',
  names: ['django-admin', 'manage.py', 'django-admin.py'],
  package: 'django',
  title: t('Django’s management commands'),
  documentation: DOCUMENTATION,
  options: (_, invocation) => specsFor(invocation && commandOf(invocation)?.text),
  commands: () =>
    COMMANDS.map(({ name, description }) => ({
      name,
      description: dataText(description),
      documentation: `${DOCUMENTATION}#${name}`,
    })),
  commandWord: commandOf,
  parse: readOnce(read),
};

/** The command, which is always the first word; undefined when there is none. */
export function commandOf({ arguments: [first] }: Invocation): ArgumentValue | undefined {
  return first && wholeArgument(first);
}

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const command = commandOf(invocation);
  const { uses, positionals } = readLoosely(invocation.arguments.slice(1), specsFor(command?.text));
  return { program: django, version, uses, positionals, errors: [], certain: false };
}

function specsFor(command: string | undefined): readonly OptionSpec[] {
  const own = COMMANDS.find(({ name }) => name === command);
  const documentation = own ? `${DOCUMENTATION}#${own.name}` : DOCUMENTATION;
  const origin = { documentation, sources: ['django/django:django/core/management/'] };
  return [...(own?.options ?? []), ...COMMON].map((option) => optionSpec(option, origin));
}
