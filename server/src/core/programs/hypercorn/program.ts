import { remembering } from '../../caches/remembering.ts';
import type { Invocation } from '../../model/command-line.ts';
import { pythonInt } from '../../syntax/python/python-number.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { argparseOption, type DescribedOption, HELP, plainType } from '../argparse/data-option.ts';
import type { ArgparseSpec, ArgparseType } from '../argparse/spec.ts';
import { type OptionData, type OptionOrigin, optionIn } from '../option-data.ts';
import type { ArgumentError, OptionSpec, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { readServer } from '../read-server.ts';
import { isAtLeast } from '../release.ts';
import data from './hypercorn.data.json';

const OPTIONS: readonly OptionData[] = data.options;
const RELEASES: readonly string[] = data.releases;

const ORIGIN: OptionOrigin = {
  documentation: 'https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html',
  sources: ['pgjones/hypercorn:src/hypercorn/__main__.py'],
};

export const hypercorn: Program = {
  id: 'hypercorn',
  names: ['hypercorn'],
  package: 'hypercorn',
  title: t('Hypercorn, an ASGI server'),
  documentation: ORIGIN.documentation,
  releases: RELEASES,
  options: (version) => specOf(version).options.flatMap(({ spec }) => spec ?? []),
  parse: readOnce(read),
};

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const { parsed, ended } = readServer(hypercorn, invocation, version, specOf(version));
  return ended ? parsed : { ...parsed, errors: [...parsed.errors, ...lateErrors(parsed)] };
}

/** The words with which a value is refused; undefined for one that is taken. */
type Refuse = (text: string, option: OptionSpec) => string | undefined;

/** What it refuses after the command line was read, in the order in which it looks at them. */
function lateErrors({ uses, version }: ParsedArguments): ArgumentError[] {
  const refused = (id: string, wrong: Refuse, exitCode: number): ArgumentError[] => {
    const use = uses.findLast(({ option }) => option.id === id);
    const text = use?.value && isKnown(use.value.text) ? wrong(use.value.text, use.option) : undefined;
    if (!use?.value || text === undefined) return [];
    return [{ kind: 'invalid-value', span: use.value.span, option: use.option, text, exitCode }];
  };
  const workers = uses.findLast(({ option }) => option.id === 'workers')?.value?.text;
  // Since 0.14.0 its processes die of the level one by one, and the one that started them ends as if all were well.
  const isSilent = isAtLeast(version, '0.14.0') && (workers === undefined || pythonInt(workers) !== 0n);
  return [
    ...refused('cert_reqs', wrongVerifyMode, 1),
    ...refused('worker_class', wrongWorkerClass, 1),
    ...refused('log_level', wrongLevel, isSilent ? 0 : 1),
  ];
}

/** `ssl.VerifyMode(value)`: a ValueError nobody catches. */
function wrongVerifyMode(text: string): string | undefined {
  const number = pythonInt(text);
  if (number === undefined || (number >= 0n && number <= 2n)) return undefined;
  return `ValueError: ${number} is not a valid VerifyMode`;
}

/** hypercorn/run.py: compared as it is written. */
function wrongWorkerClass(name: string, { choices }: OptionSpec): string | undefined {
  return choices.includes(name) ? undefined : `ValueError: No worker of class ${name} exists`;
}

/** hypercorn/logging.py: `setLevel(logging.getLevelName(level.upper()))`, so numbers are refused, too. */
function wrongLevel(level: string): string | undefined {
  const name = level.toUpperCase();
  return LEVELS.includes(name) ? undefined : `ValueError: Unknown level: ${pythonRepr(`Level ${name}`)}`;
}

/** python/cpython:Lib/logging/__init__.py `_nameToLevel` */
const LEVELS = ['CRITICAL', 'FATAL', 'ERROR', 'WARNING', 'WARN', 'INFO', 'DEBUG', 'NOTSET'];

const MODES = ['CERT_NONE', 'CERT_OPTIONAL', 'CERT_REQUIRED'];
const verifyMode: ArgparseType = {
  name: '_convert_verify_mode',
  read: (text) => (MODES.includes(text) ? text : undefined),
  message: (text) => `'${text}' is not a valid verify mode`,
};

const specOf = remembering(64, (version: string | undefined): ArgparseSpec<DescribedOption> => {
  const typeOf = (option: OptionData) => (option.type === 'verify-mode' ? verifyMode : plainType(option));
  const options = OPTIONS.flatMap((option) => {
    const found = optionIn(option, version);
    return found ? argparseOption(found, ORIGIN, typeOf) : [];
  });
  return { options: [HELP, ...options], positionals: [{ name: 'application' }] };
});
