import { remembering } from '../../caches/remembering.ts';
import type { Invocation } from '../../model/command-line.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { wholeArgument } from '../argparse/argument-words.ts';
import { wrongReference } from '../import-string.ts';
import { type OptionData, type OptionOrigin, optionIn, optionSpec } from '../option-data.ts';
import type { ArgumentError, ArgumentValue, OptionSpec, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { isAtLeast } from '../release.ts';
import { adjustmentErrors } from './adjustments.ts';
import { getopt } from './getopt.ts';
import data from './waitress.data.json';

const OPTIONS: readonly OptionData[] = data.options;
const RELEASES: readonly string[] = data.releases;

const ORIGIN: OptionOrigin = {
  documentation: 'https://docs.pylonsproject.org/projects/waitress/en/stable/runner.html',
  sources: ['Pylons/waitress:src/waitress/adjustments.py', 'Pylons/waitress:src/waitress/runner.py'],
};

export const waitress: Program = {
  id: 'waitress',
  names: ['waitress-serve', 'waitress'],
  package: 'waitress',
  title: t('Waitress, a WSGI server'),
  documentation: ORIGIN.documentation,
  releases: RELEASES,
  options: (version) => specsOf(version),
  parse: readOnce(read),
};

const specsOf = remembering(64, (version: string | undefined): readonly OptionSpec[] =>
  OPTIONS.flatMap((option) => {
    const found = optionIn(option, version);
    return found ? optionSpec(found, ORIGIN) : [];
  }),
);

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const specs = specsOf(version);
  const names = specs.flatMap(({ flags, value }) =>
    flags.map((flag) => ({ name: flag.slice(2), takesValue: value === 'required' })),
  );
  const found = getopt(invocation.arguments, names);
  const specFor = (name: string | undefined) => specs.find(({ flags }) => flags.includes(`--${name}`));
  const uses = found.uses.flatMap(({ name, flag, value, abbreviated }) => {
    const option = specFor(name);
    return option ? { option, flag, value, abbreviated } : [];
  });
  const positionals = found.certain ? found.rest.map(wholeArgument) : [];
  const errors = found.errors.map(({ kind, span, name, text }): ArgumentError => {
    return { kind, span, option: specFor(name), text, exitCode: 1 };
  });
  const parsed = { program: waitress, version, uses, positionals, errors, certain: found.certain };
  if (uses.some(({ option }) => option.id === 'help')) return parsed;
  const count = found.certain ? applicationErrors(parsed, invocation) : [];
  return { ...parsed, errors: [...errors, ...count, ...adjustmentErrors(uses)] };
}

function applicationErrors({ positionals, errors, version }: ParsedArguments, invocation: Invocation): ArgumentError[] {
  const [first, second] = positionals;
  const text = 'Specify one application only';
  const base = { option: undefined, text, exitCode: 1 };
  // Words behind an unknown option may be its value.
  if (errors.length > 0) return [];
  if (!first) return [{ ...base, kind: 'missing-argument', span: invocation.programSpan }];
  if (!second) return referenceErrors(first, version);
  const span = { start: second.span.start, end: positionals.at(-1)?.span.end ?? second.span.end };
  return [{ ...base, kind: 'unexpected-argument', span }];
}

/** `RUNNER_PATTERN` of runner.py. */
const FORMER_REFERENCE = /^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*:[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*$/i;
/** `pkgutil.resolve_name` of Python, which also takes a module alone. */
const REFERENCE =
  /^(?!\d)[\p{L}\p{N}_]+(?:\.(?!\d)[\p{L}\p{N}_]+)*(?::(?:(?!\d)[\p{L}\p{N}_]+(?:\.(?!\d)[\p{L}\p{N}_]+)*)?)?$/u;

function referenceErrors(app: ArgumentValue, version: string | undefined): ArgumentError[] {
  const { text } = app;
  const takesModule = isAtLeast(version, '3.0.2');
  if (!isKnown(text) || (takesModule ? REFERENCE : FORMER_REFERENCE).test(text)) return [];
  const message = takesModule ? `invalid format: '${text}'` : `Malformed application '${text}'`;
  return [wrongReference(app, message, 1)];
}
