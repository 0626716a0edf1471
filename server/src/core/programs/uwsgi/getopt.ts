/** How uWSGI reads its arguments: GNU getopt_long, then every other word as a configuration file (unbit/uwsgi:core/uwsgi.c). */
import { isKnown, type Word } from '../../syntax/shell/ast.ts';
import { editDistance } from '../../text/edit-distance.ts';
import { partOfArgument, wholeArgument } from '../argparse/argument-words.ts';
import type { ArgumentError, ArgumentValue, OptionSpec, OptionUse } from '../program.ts';

interface Reading {
  readonly uses: OptionUse[];
  readonly positionals: ArgumentValue[];
  readonly errors: ArgumentError[];
}

/**
 * `options` are those we know: a plugin may bring others, and a release may have more. Words behind what is not known are not
 * judged, and an option that is not known is a mistake only where it is nearly one of ours and none of the `others`.
 */
export function getoptLong(words: readonly Word[], options: readonly OptionSpec[], others: readonly string[]): Reading {
  const reading: Reading = { uses: [], positionals: [], errors: [] };
  let isSure = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const { text } = word.value;
    isSure &&= !word.splits && isKnown(text);
    if (!text.startsWith('-') || text === '-') {
      reading.positionals.push(wholeArgument(word));
      if (isSure && isNoFile(text)) reading.errors.push(noConfiguration(word));
      continue;
    }
    const found = text.startsWith('--') ? longOption(word, options) : shortOption(word, options, reading);
    if (!found) {
      const error = isSure && !others.includes(flagOf(text)) ? nearlyKnown(word, options) : undefined;
      if (error) reading.errors.push(error);
      isSure = false;
      continue;
    }
    const { option, flag, value } = found;
    const next = words[at + 1];
    const takesNext = option.value === 'required' && !value;
    if (takesNext && next) at++;
    if (takesNext && !next && isSure) reading.errors.push(withoutValue(option, flag));
    if (option.value === 'none' && value && isSure) reading.errors.push(withValue(option, flag, value));
    const taken = takesNext && next ? wholeArgument(next) : value;
    reading.uses.push({ option, flag, value: taken, abbreviated: false });
  }
  return reading;
}

interface Found {
  readonly option: OptionSpec;
  readonly flag: ArgumentValue;
  readonly value: ArgumentValue | undefined;
}

/** `--name` and `--name=value`. */
function longOption(word: Word, options: readonly OptionSpec[]): Found | undefined {
  const name = flagOf(word.value.text);
  const option = isKnown(name) ? options.find(({ flags }) => flags.includes(name)) : undefined;
  if (!option) return undefined;
  const hasValue = word.value.text.length > name.length;
  const value = hasValue ? partOfArgument(word, name.length + 1) : undefined;
  return { option, flag: partOfArgument(word, 0, name.length), value };
}

/** The last one of `-Mp4`; those in front of it have no value and are put among the `uses` at once. */
function shortOption(word: Word, options: readonly OptionSpec[], { uses }: Reading): Found | undefined {
  const { text } = word.value;
  for (let i = 1; i < text.length; i++) {
    const option = options.find(({ flags }) => flags.includes(`-${text.charAt(i)}`));
    if (!option) return undefined;
    const flag = partOfArgument(word, i === 1 ? 0 : i, i + 1);
    const isLast = i + 1 === text.length;
    if (option.value !== 'none' || isLast)
      return { option, flag, value: isLast ? undefined : partOfArgument(word, i + 1) };
    uses.push({ option, flag, value: undefined, abbreviated: false });
  }
  return undefined;
}

function flagOf(text: string): string {
  return text.split('=', 1)[0] ?? text;
}

/** An option with a slip of the keyboard; getopt takes the beginning of a name for the whole. */
function nearlyKnown(word: Word, options: readonly OptionSpec[]): ArgumentError | undefined {
  const name = flagOf(word.value.text);
  const isNear = options.some(({ flags }) =>
    flags.some((flag) => flag.startsWith('--') && !flag.startsWith(name) && isSlip(name, flag)),
  );
  if (!isNear) return undefined;
  const flag = partOfArgument(word, 0, name.length);
  return { kind: 'unknown-option', span: flag.span, option: undefined, text: unrecognized(word), exitCode: 1 };
}

function isSlip(written: string, flag: string): boolean {
  const limit = flag.length < 11 ? 1 : 2;
  return flag.length > 5 && editDistance(written, flag, limit) <= limit;
}

function unrecognized({ value }: Word): string {
  return `unrecognized option '${value.text}'`;
}

function withoutValue(option: OptionSpec, { text, span }: ArgumentValue): ArgumentError {
  const said = text.startsWith('--')
    ? `option '${text}' requires an argument`
    : `option requires an argument -- '${text.slice(-1)}'`;
  return { kind: 'missing-value', span, option, text: said, exitCode: 1 };
}

function withValue(option: OptionSpec, flag: ArgumentValue, { span }: ArgumentValue): ArgumentError {
  const text = `option '${flag.text}' doesn't allow an argument`;
  return { kind: 'unexpected-value', span, option, text, exitCode: 1 };
}

/** A value such as `true`, an application, a script: a file of settings has another name. */
function isNoFile(text: string): boolean {
  return /^(?:[\w-]+|[\w.]+:\w+|[\w./-]*\.py)$/.test(text);
}

function noConfiguration(word: Word): ArgumentError {
  const text = `unable to load configuration from ${word.value.text}`;
  return { kind: 'unexpected-argument', span: word.span, option: undefined, text, exitCode: 1 };
}
