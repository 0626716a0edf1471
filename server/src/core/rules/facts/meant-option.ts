/** An option that a program does not know: how it is written, and which one was probably meant. */
import { partOfArgument } from '../../programs/argparse/argument-words.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { closeMatches } from '../../programs/click/close-matches.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import type { Refusal } from './refusals.ts';

/** The flag as written, without its value. */
export function writtenOption({ start, error }: Refusal): ArgumentValue | undefined {
  const word = argumentAt(start.invocation, error.span);
  if (!word) return undefined;
  const { text } = word.value;
  const end = text.startsWith('--') ? (text.split('=', 1)[0]?.length ?? text.length) : Math.min(2, text.length);
  const isFirst = error.span.start === word.span.start;
  return isFirst
    ? partOfArgument(word, 0, end)
    : { text: start.command.text.text.slice(error.span.start, error.span.end), span: error.span };
}

/** Options that were probably meant. */
export function optionsLike({ program, parsed, start, error }: Refusal, flag: string): string[] {
  const flags = program
    .options(parsed.version, start.invocation)
    .flatMap((option) => option.flags)
    .filter((name) => name.startsWith('--'));
  if (error.kind === 'ambiguous-option') return flags.filter((name) => name.startsWith(flag));
  const same = flags.find((name) => isSameName(name, flag));
  return same ? [same] : closeMatches(flag, flags, 0.8);
}

/** `--access_log` for `--access-log`. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(flag: string): string {
  return flag.replace(/^-+/, '').toLowerCase().replaceAll('_', '-');
}
