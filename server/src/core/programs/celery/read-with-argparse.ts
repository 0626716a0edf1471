import type { Invocation } from '../../model/command-line.ts';
import { isKnown, type Word } from '../../syntax/shell/ast.ts';
import { mayBeAnything, wholeArgument } from '../argparse/argument-words.ts';
import type { DescribedOption } from '../argparse/data-option.ts';
import { parseArguments } from '../argparse/parse.ts';
import type { ArgparseResult } from '../argparse/spec.ts';
import type { ArgumentError, OptionUse } from '../program.ts';
import { isAtLeast } from '../release.ts';
import { commandIn, commandSpec, preloadSpec } from './argparse-commands.ts';
import { type CeleryReading, wrongSettings } from './arguments.ts';
import { parseFlower } from './flower.ts';
import { lateArgparseErrors } from './late-argparse-errors.ts';

/** Exit code of `EX_USAGE`, with which celery 4 prints its help. */
const USAGE = 64;
const USAGE_TEXT = 'usage: celery <command> [options]';

/**
 * celery 4.x: the global options are picked out of the whole line first, then options before the command are moved
 * behind it, then the command's own parser reads everything.
 * Source: celery/celery:celery/bin/base.py (`execute_from_commandline`) and celery.py (`CeleryCommand`), 4.0.0 to 4.4.7.
 */
export function readWithArgparse(invocation: Invocation, version: string): CeleryReading {
  const words = invocation.arguments;
  const home = invocation.programSpan;
  const nothing: CeleryReading = {
    reader: 'argparse',
    command: undefined,
    uses: [],
    positionals: [],
    extras: [],
    errors: [],
    ended: false,
    certain: true,
  };
  if (words.some((word) => word.value.text === '--version')) return { ...nothing, ended: true };
  const isMulti = words.slice(0, 2).some((word) => word.value.text === 'multi');
  const preload = parseArguments(words.filter(isNoHelp), preloadSpec(version), home);
  const before: CeleryReading = {
    ...nothing,
    uses: usesOf(preload),
    // `parse_known_args` leaves unknown words to the command's parser.
    errors: errorsOf(preload).filter(({ kind }) => kind !== 'unknown-option' && kind !== 'unexpected-argument'),
    certain: preload.unsureFrom === undefined,
  };
  if (preload.ended) return { ...before, ended: before.errors.length === 0 };
  // Only 4.4.7 removes the global options and `--help` from the words; earlier releases pass all words on.
  const rest = isAtLeast(version, '4.4.7') ? preload.leftover : words;
  const dashes = isMulti ? -1 : rest.findIndex((word) => word.value.text === '--');
  const settings = dashes < 0 ? [] : rest.slice(dashes + 1);
  const settingErrors = wrongSettings(
    settings.filter((word) => isKnown(word.value.text)),
    (word) => wholeArgument(word).span,
  ).map((error) => ({ ...error, text: 'ValueError: not enough values to unpack (expected 2, got 1)', exitCode: 1 }));
  const remaining = optionsBehind(rest.slice(0, dashes < 0 ? undefined : dashes));
  return readCommand(remaining, { ...before, errors: [...before.errors, ...settingErrors] }, version, home);
}

function readCommand(
  [name, ...rest]: readonly Word[],
  before: CeleryReading,
  version: string,
  home: ArgumentError['span'],
): CeleryReading {
  if (!before.certain || (name && mayBeAnything(name))) return { ...before, certain: false };
  const failed = (kind: string, span: ArgumentError['span']): CeleryReading => ({
    ...before,
    errors: [...before.errors, { kind, span, option: undefined, text: USAGE_TEXT, exitCode: USAGE }],
  });
  if (!name) return failed('missing-command', home);
  const command = commandIn(name.value.text, version);
  const word = wholeArgument(name);
  if (!command) return failed('unknown-command', word.span);
  const known = { ...before, command: { name: command.name, word } };
  if (command.name === 'flower') {
    const flower = parseFlower(rest);
    const errors = [...before.errors, ...flower.errors];
    return { ...known, uses: [...before.uses, ...flower.uses], errors, ended: flower.ended };
  }
  if (command.opaque || command.ignoreUnknown) return { ...known, extras: rest };
  const removed = command.name === 'worker' ? ['--no-execv', '--force-execv'] : [];
  const words = rest.filter((candidate) => !removed.includes(candidate.value.text));
  const found = parseArguments(words, commandSpec(command, version), home);
  const places = new Set(before.uses.map(({ flag }) => flag.span.start));
  const uses = [...before.uses, ...usesOf(found).filter(({ flag }) => !places.has(flag.span.start))];
  const positionals = found.positionals.flat();
  const errors = [...before.errors, ...errorsOf(found)];
  const ended = found.ended !== undefined && before.errors.length === 0;
  if (command.name === 'help' && errors.length === 0 && !ended) return failed('missing-command', home);
  const late = ended
    ? []
    : lateArgparseErrors(command, uses, found.unsureFrom === undefined ? positionals : undefined, home);
  return { ...known, uses, positionals, errors: [...errors, ...late], ended, certain: found.unsureFrom === undefined };
}

function isNoHelp(word: Word): boolean {
  return word.value.text !== '-h' && word.value.text !== '--help';
}

/**
 * `_relocate_args_from_start`: options in front of the command move behind it; a short one takes the next word along,
 * whether it needs a value or not. Without a command nothing is left.
 */
function optionsBehind(words: readonly Word[]): readonly Word[] {
  let at = 0;
  while (at < words.length) {
    const text = words[at]?.value.text ?? '';
    if (!text.startsWith('-')) break;
    const next = words[at + 1]?.value.text;
    // A short option at the very end is taken for the command.
    if (next === undefined && !text.startsWith('--')) break;
    at += text.startsWith('--') || next === undefined || next.startsWith('-') ? 1 : 2;
  }
  return at < words.length ? [...words.slice(at), ...words.slice(0, at)] : [];
}

function usesOf(found: ArgparseResult<DescribedOption>): OptionUse[] {
  return found.uses.flatMap(({ option, flag, values, abbreviated }) =>
    option.spec ? { option: option.spec, flag, value: values[0], abbreviated } : [],
  );
}

function errorsOf(found: ArgparseResult<DescribedOption>): ArgumentError[] {
  return found.errors.map(({ kind, span, option, text }) => ({ kind, span, option: option?.spec, text, exitCode: 2 }));
}
