import { isKnown, type Word } from '../syntax/shell/ast.ts';
import { partOfArgument, wholeArgument } from './argparse/argument-words.ts';
import type { ArgumentValue, OptionSpec, OptionUse } from './program.ts';

interface LooseReading {
  readonly uses: readonly OptionUse[];
  readonly positionals: readonly ArgumentValue[];
}

/**
 * Finds known options in the words of a program whose options are not all known: nothing is ever an error. A word
 * behind an unknown option may be its value and counts as a positional. `stopAtFirst`: options end at the first
 * positional.
 */
export function readLoosely(words: readonly Word[], options: readonly OptionSpec[], stopAtFirst = false): LooseReading {
  const uses: OptionUse[] = [];
  const positionals: ArgumentValue[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const { text } = word.value;
    const found = text.startsWith('-') ? flagOf(text, options) : undefined;
    if (!found) {
      if (stopAtFirst && !text.startsWith('-')) {
        positionals.push(...words.slice(at).map(wholeArgument));
        break;
      }
      if (!text.startsWith('-')) positionals.push(wholeArgument(word));
      continue;
    }
    const { option, end, valueStart } = found;
    const next = words[at + 1];
    const takesNext = option.value === 'required' && valueStart === undefined && next !== undefined;
    const own = valueStart === undefined ? undefined : partOfArgument(word, valueStart);
    if (takesNext) at++;
    const flag = partOfArgument(word, 0, end);
    uses.push({ option, flag, value: takesNext ? wholeArgument(next) : own, abbreviated: false });
  }
  return { uses, positionals };
}

/** `--flag`, `--flag=value`, `-f` and `-fvalue`. */
function flagOf(text: string, options: readonly OptionSpec[]) {
  const equals = text.indexOf('=');
  const end = equals < 0 ? text.length : equals;
  const name = text.slice(0, end);
  if (!isKnown(name)) return undefined;
  const exact = options.find(({ flags }) => flags.includes(name));
  if (exact) return { option: exact, end, valueStart: equals < 0 ? undefined : equals + 1 };
  const short = text.startsWith('--') ? undefined : options.find(({ flags }) => flags.includes(text.slice(0, 2)));
  return short && short.value !== 'none' ? { option: short, end: 2, valueStart: 2 } : undefined;
}
