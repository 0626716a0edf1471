import type { Invocation } from '../../model/command-line.ts';
import { pythonInt } from '../../syntax/python/python-number.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { argparseOption, type DescribedOption, HELP, plainType } from '../argparse/data-option.ts';
import type { ArgparseSpec, ArgparseType } from '../argparse/spec.ts';
import { remembering } from '../memo.ts';
import { type OptionData, type OptionOrigin, optionIn } from '../option-data.ts';
import type { ArgumentError, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { readServer } from '../read-server.ts';
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

/** `ssl.VerifyMode(value)`: a ValueError nobody catches. */
function lateErrors({ uses }: ParsedArguments): ArgumentError[] {
  const use = uses.findLast(({ option }) => option.id === 'cert_reqs');
  const number = use?.value && isKnown(use.value.text) ? pythonInt(use.value.text) : undefined;
  if (!use?.value || number === undefined || (number >= 0n && number <= 2n)) return [];
  const text = `ValueError: ${number} is not a valid VerifyMode`;
  return [{ kind: 'invalid-value', span: use.value.span, option: use.option, text, exitCode: 1 }];
}

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
