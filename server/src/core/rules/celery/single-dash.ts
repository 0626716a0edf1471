import type { Invocation } from '../../model/command-line.ts';
import { partOfArgument } from '../../programs/argparse/argument-words.ts';
import { COMMANDS, GLOBAL_OPTIONS } from '../../programs/celery/command-data.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { covers, type Span } from '../../text/span.ts';

interface SingleDash {
  readonly word: Word;
  /** The flag as written, and with the hyphen it lacks. */
  readonly written: ArgumentValue;
  readonly meant: string;
}

const LONG_FLAGS: ReadonlySet<string> = new Set(
  [...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options)].flatMap(({ flags }) =>
    flags.filter((flag) => flag.startsWith('--')),
  ),
);

/** Words such as `-loglevel=info`: a long option with one hyphen. */
export function singleDashes({ arguments: words }: Invocation): SingleDash[] {
  return words.flatMap((word) => {
    const [name = ''] = word.value.text.split('=', 1);
    if (!/^-[a-z]{2}/.test(name) || !LONG_FLAGS.has(`-${name}`)) return [];
    return { word, written: partOfArgument(word, 0, name.length), meant: `-${name}` };
  });
}

/** True for an error that is caused by such a word, or by the value behind it. */
export function isOfSingleDash(invocation: Invocation, place: Span): boolean {
  return singleDashes(invocation).some(({ word }) => {
    const next = invocation.arguments[invocation.arguments.indexOf(word) + 1];
    return covers(word.span, place) || (next !== undefined && next.span.start === place.start);
  });
}
