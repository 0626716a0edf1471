import { remembering } from '../../caches/remembering.ts';
import type { Invocation } from '../../model/command-line.ts';
import { pythonInt } from '../../syntax/python/python-number.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { argparseOption, type DescribedOption, HELP } from '../argparse/data-option.ts';
import type { ArgparseSpec } from '../argparse/spec.ts';
import { isImportString, wrongReference } from '../import-string.ts';
import { type OptionData, type OptionOrigin, optionIn } from '../option-data.ts';
import type { ArgumentError, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { readServer } from '../read-server.ts';
import data from './daphne.data.json';

const OPTIONS: readonly OptionData[] = data.options;
const RELEASES: readonly string[] = data.releases;

const ORIGIN: OptionOrigin = {
  documentation: 'https://github.com/django/daphne#readme',
  sources: ['django/daphne:daphne/cli.py'],
};

export const daphne: Program = {
  id: 'daphne',
  names: ['daphne'],
  package: 'daphne',
  title: t('Daphne, the ASGI server of Django Channels'),
  documentation: ORIGIN.documentation,
  releases: RELEASES,
  options: (version) => specOf(version).options.flatMap(({ spec }) => spec ?? []),
  parse: readOnce(read),
};

const specOf = remembering(64, (version: string | undefined): ArgparseSpec<DescribedOption> => {
  const options = OPTIONS.flatMap((option) => {
    const found = optionIn(option, version);
    return found ? argparseOption(found, ORIGIN) : [];
  });
  return { options: [HELP, ...options], positionals: [{ name: 'application' }] };
});

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const { parsed, ended } = readServer(daphne, invocation, version, specOf(version));
  const isRead = !ended && !parsed.errors.some(({ kind }) => kind === 'unknown-option');
  return isRead ? { ...parsed, errors: [...parsed.errors, ...lateErrors(parsed)] } : parsed;
}

/** What `CommandLineInterface.run` makes of the values: a traceback each, exit code 1. */
function lateErrors({ uses, positionals, errors }: ParsedArguments): ArgumentError[] {
  const found: ArgumentError[] = [];
  const verbosity = uses.findLast(({ option }) => option.id === 'verbosity');
  const level = verbosity?.value && isKnown(verbosity.value.text) ? pythonInt(verbosity.value.text) : undefined;
  if (verbosity?.value && level !== undefined && (level < 0n || level > 3n)) {
    const { option, value } = verbosity;
    found.push({ kind: 'invalid-value', span: value.span, option, text: `KeyError: ${level}`, exitCode: 1 });
  }
  const [app] = positionals;
  if (app && !isImportString(app.text) && !app.text.includes(':'))
    found.push(wrongReference(app, 'ValueError: not enough values to unpack (expected 2, got 1)', 1));
  if (uses.some(({ option }) => option.id === 'proxy_headers') || errors.length > 0) return found;
  for (const id of ['proxy_headers_host', 'proxy_headers_port']) {
    const use = uses.find(({ option }) => option.id === id);
    if (!use?.value || use.value.text === '') continue;
    const text = `argument ${use.option.flags[0]}: --proxy-headers has to be passed for this parameter.`;
    found.push({ kind: 'conflict', span: use.flag.span, option: use.option, text, exitCode: 1 });
  }
  return found;
}
