import { isPythonFloat, pythonInt } from '../../syntax/python/python-number.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { partOfArgument, wholeArgument } from '../argparse/argument-words.ts';
import { type OptionData, optionSpec } from '../option-data.ts';
import type { ArgumentError, OptionSpec, OptionUse } from '../program.ts';
import data from './flower.data.json';

const OPTIONS: readonly OptionData[] = data.options;

export const FLOWER_OPTIONS: readonly OptionSpec[] = OPTIONS.filter(({ removedIn }) => removedIn === undefined).map(
  (option) => specOf(option),
);

interface FlowerArguments {
  readonly uses: readonly OptionUse[];
  readonly errors: readonly ArgumentError[];
  /** True when it prints help and ends. */
  readonly ended: boolean;
}

/**
 * The words behind `celery flower`: those that name no option are dropped without a word, then tornado reads the
 * others, which must have the form `--name=value`.
 * Source: mher/flower:flower/command.py (`apply_options`), tornadoweb/tornado:tornado/options.py (`parse_command_line`).
 */
export function parseFlower(words: readonly Word[]): FlowerArguments {
  const uses: OptionUse[] = [];
  const errors: ArgumentError[] = [];
  for (const word of words) {
    const flagEnd = (word.value.text.indexOf('=') + 1 || word.value.text.length + 1) - 1;
    const name = word.value.text.slice(0, flagEnd).replace(/^-+/, '').replaceAll('_', '-');
    const option = FLOWER_OPTIONS.find(({ flags }) => flags[0] === `--${name}`);
    if (!option) continue;
    if (!word.value.text.startsWith('-')) break;
    const hasValue = flagEnd < word.value.text.length;
    const flag = partOfArgument(word, 0, flagEnd);
    const value = hasValue ? partOfArgument(word, flagEnd + 1) : undefined;
    uses.push({ option, flag, value, abbreviated: false });
    if (option.kind === 'flag') continue;
    if (!value) {
      const text = `Option ${pythonRepr(name)} requires a value`;
      errors.push({ kind: 'missing-value', span: wholeArgument(word).span, option, text, exitCode: 1 });
    } else if (isKnown(value.text)) {
      const text = conversionError(option.kind, value.text);
      if (text) errors.push({ kind: 'invalid-value', span: value.span, option, text, exitCode: 1 });
    }
  }
  return { uses, errors, ended: uses.some(({ option }) => option.id === 'help') };
}

function conversionError(kind: string, value: string): string | undefined {
  if (kind === 'integer' && pythonInt(value) === undefined)
    return `ValueError: invalid literal for int() with base 10: ${pythonRepr(value)}`;
  if (kind === 'float' || kind === 'float-list') {
    const parts = kind === 'float' ? [value] : value.split(',');
    const wrong = parts.find((part) => !isPythonFloat(part));
    if (wrong !== undefined) return `ValueError: could not convert string to float: ${pythonRepr(wrong)}`;
  }
  return undefined;
}

function specOf(option: OptionData): OptionSpec {
  return optionSpec(option, {
    documentation: 'https://flower.readthedocs.io/en/latest/config.html',
    sources: ['mher/flower:flower/options.py'],
  });
}
