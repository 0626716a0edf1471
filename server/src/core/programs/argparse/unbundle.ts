import type { Word } from '../../syntax/shell/ast.ts';
import type { ArgumentValue } from '../program.ts';
import { partOfArgument } from './argument-words.ts';
import type { WordClass } from './classify.ts';
import { countOptionValues } from './count-values.ts';
import type { ArgparseOption } from './spec.ts';

export interface FlagPart<O> {
  readonly option: O;
  /** The flag as written, and in full. */
  readonly flag: ArgumentValue;
  readonly name: string;
}

/** The options bundled in one word: `-Dw4` is `-D` and `-w` with the value `4`. Only the last one can have a value. */
interface Unbundled<O> {
  readonly flags: readonly FlagPart<O>[];
  readonly last: FlagPart<O>;
  /** What stands in the same word behind the last flag. */
  readonly value: ArgumentValue | undefined;
}

/** The loop of argparse's `consume_optional` that reads one word. */
export function unbundle<O extends ArgparseOption>(
  word: Word,
  found: Extract<WordClass<O>, { kind: 'option' }>,
  options: readonly O[],
): Unbundled<O> {
  const flags: FlagPart<O>[] = [];
  let last: FlagPart<O> = { option: found.option, name: found.name, flag: partOfArgument(word, 0, found.flagEnd) };
  let valueStart = found.valueStart;
  while (valueStart !== undefined) {
    const value = partOfArgument(word, valueStart);
    const letter = `-${value.text.charAt(0)}`;
    const next = options.find((option) => option.flags.includes(letter));
    const bundled = countOptionValues(last.option, 'A') === 0 && !last.name.startsWith('--') && next;
    if (!bundled) return { flags, last, value };
    flags.push(last);
    const { span } = partOfArgument(word, valueStart, valueStart + 1);
    last = { option: next, name: letter, flag: { text: letter, span } };
    valueStart = valueStart + 1 < word.value.text.length ? valueStart + 1 : undefined;
  }
  return { flags, last, value: undefined };
}
