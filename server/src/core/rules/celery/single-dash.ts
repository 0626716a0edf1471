import { oncePer } from '../../caches/once-per.ts';
import type { Invocation } from '../../model/command-line.ts';
import { partOfArgument } from '../../programs/argparse/argument-words.ts';
import { COMMANDS, GLOBAL_OPTIONS } from '../../programs/celery/command-data.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { firstFrom } from '../../text/first-from.ts';
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

/** Words such as `-loglevel=info`: a long option with one hyphen. Remembered, because it is asked for each refused word. */
export const singleDashes = oncePer(({ arguments: words }: Invocation): readonly SingleDash[] =>
  words.flatMap((word) => {
    const [name = ''] = word.value.text.split('=', 1);
    if (!/^-[a-z]{2}/.test(name) || !LONG_FLAGS.has(`-${name}`)) return [];
    return { word, written: partOfArgument(word, 0, name.length), meant: `-${name}` };
  }),
);

interface Places {
  /** The words, in order. */
  readonly words: readonly Span[];
  readonly starts: Uint32Array;
  /** Where the words behind them begin. */
  readonly next: ReadonlySet<number>;
}

const placesOf = oncePer((invocation: Invocation): Places => {
  const found = new Set(singleDashes(invocation).map(({ word }) => word));
  const words = [...found].map(({ span }) => span);
  const next = invocation.arguments.flatMap(({ span }, i) => {
    const before = invocation.arguments[i - 1];
    return before && found.has(before) ? span.start : [];
  });
  return { words, starts: Uint32Array.from(words, ({ start }) => start), next: new Set(next) };
});

/** True for an error that is caused by such a word, or by the value behind it. */
export function isOfSingleDash(invocation: Invocation, place: Span): boolean {
  const { words, starts, next } = placesOf(invocation);
  const word = words[firstFrom(starts, place.start + 1) - 1];
  return next.has(place.start) || (word !== undefined && covers(word, place));
}
