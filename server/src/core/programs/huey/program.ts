import type { Invocation } from '../../model/command-line.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { type OptionData, type OptionOrigin, optionIn, optionSpec } from '../option-data.ts';
import { parseOptparse } from '../optparse/parse.ts';
import type { ArgumentError, ArgumentValue, OptionSpec, OptionUse, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { isAtLeast, isCovered } from '../release.ts';
import data from './huey.data.json';

const OPTIONS: readonly OptionData[] = data.options;
const RELEASES: readonly string[] = data.releases;

const ORIGIN: OptionOrigin = {
  documentation: 'https://huey.readthedocs.io/en/latest/consumer.html',
  sources: ['coleifer/huey:huey/consumer_options.py'],
};

export const huey: Program = {
  id: 'huey',
  names: ['huey_consumer', 'huey_consumer.py'],
  package: 'huey',
  title: t('The consumer of huey, a task queue'),
  documentation: ORIGIN.documentation,
  releases: RELEASES,
  options: optionsOf,
  parse: readOnce(read),
};

function optionsOf(version: string | undefined): readonly OptionSpec[] {
  return OPTIONS.flatMap((option) => {
    const found = optionIn(option, version);
    return found ? [optionSpec(found, ORIGIN)] : [];
  });
}

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const found = parseOptparse(invocation.arguments, optionsOf(version));
  const { uses, positionals, certain } = found;
  const isDone = found.ended || found.errors.length > 0 || !certain;
  const late = isDone ? [] : lateErrors(invocation, uses, positionals, version);
  const errors = isCovered(version, RELEASES) ? [...found.errors, ...late] : [];
  return { program: huey, version, uses, positionals, errors, certain };
}

/** What the consumer looks at once the command line was read: each ends it with code 1. */
function lateErrors(
  { programSpan }: Invocation,
  uses: readonly OptionUse[],
  [instance]: readonly ArgumentValue[],
  version: string | undefined,
): ArgumentError[] {
  if (!instance) {
    const text = 'missing import path to `Huey` instance';
    return [{ kind: 'missing-argument', span: programSpan, option: undefined, text, exitCode: 1 }];
  }
  const errors: ArgumentError[] = [];
  const refuse = (id: string, wrong: (value: number) => string | undefined): void => {
    const { option, value } = uses.findLast((use) => use.option.id === id) ?? {};
    const text = value && /^\d+(?:\.\d+)?$/.test(value.text) ? wrong(Number(value.text)) : undefined;
    if (value && text !== undefined) {
      errors.push({ kind: 'invalid-value', span: value.span, option, text: `ValueError: ${text}`, exitCode: 1 });
    }
  };
  const least = isAtLeast(version, '3.5.0') ? 'at least' : 'greater than';
  refuse('backoff', (factor) => (factor < 1 ? `The backoff must be ${least} 1.` : undefined));
  refuse('scheduler_interval', (seconds) => wrongInterval(seconds, version));
  // huey/utils.py load_class: `rsplit('.', 1)`.
  if (isKnown(instance.text) && !instance.text.includes('.')) {
    const text = 'ValueError: not enough values to unpack (expected 2, got 1)';
    errors.push({ kind: 'invalid-value', span: instance.span, option: undefined, text, exitCode: 1 });
  }
  return errors;
}

/** `ConsumerConfig.validate` */
function wrongInterval(seconds: number, version: string | undefined): string | undefined {
  if (seconds <= 0 || seconds > 60) {
    return 'The scheduler must run at least once per minute, and at most once per second (1-60).';
  }
  return 60 % seconds !== 0 && isAtLeast(version, '2.0.0')
    ? 'The scheduler interval must be a factor of 60: 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, or 60'
    : undefined;
}
