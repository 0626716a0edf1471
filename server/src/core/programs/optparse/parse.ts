import { isPythonFloat } from '../../syntax/python/python-number.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isKnown, type Word } from '../../syntax/shell/ast.ts';
import { mayBeAnything, partOfArgument, wholeArgument } from '../argparse/argument-words.ts';
import type { ArgumentError, ArgumentValue, OptionSpec, OptionUse } from '../program.ts';

interface OptparseResult {
  readonly uses: readonly OptionUse[];
  readonly positionals: readonly ArgumentValue[];
  /** In the order in which the parser would meet them; a real run ends at the first. */
  readonly errors: readonly ArgumentError[];
  /** It prints help and ends with code 0. */
  readonly ended: boolean;
  readonly certain: boolean;
}

/**
 * Python's `optparse.OptionParser` with its defaults: `-w4`, `--workers=4`, `--workers 4`, beginnings of long options, options and other
 * words in any order. `kind` of an option: integer, float, choice, flag, else a text. Source: python/cpython:Lib/optparse.py.
 */
export function parseOptparse(words: readonly Word[], options: readonly OptionSpec[]): OptparseResult {
  return new Reading(words, options).run();
}

class Reading {
  readonly #words: readonly Word[];
  readonly #options: readonly OptionSpec[];
  readonly #uses: OptionUse[] = [];
  readonly #positionals: ArgumentValue[] = [];
  readonly #errors: ArgumentError[] = [];
  #at = 0;
  #ended = false;
  #certain = true;

  constructor(words: readonly Word[], options: readonly OptionSpec[]) {
    this.#words = words;
    this.#options = options;
  }

  run(): OptparseResult {
    for (let word = this.#next(); word && !this.#ended; word = this.#next()) {
      const { text } = word.value;
      if (text === '--') {
        this.#positionals.push(...this.#words.slice(this.#at).map(wholeArgument));
        break;
      }
      if (text.startsWith('--')) this.#long(word);
      else if (text.startsWith('-') && text.length > 1) this.#letters(word);
      else {
        if (mayBeAnything(word)) this.#certain = false;
        this.#positionals.push(wholeArgument(word));
      }
    }
    return {
      uses: this.#uses,
      positionals: this.#positionals,
      errors: this.#errors,
      ended: this.#ended && this.#errors.length === 0,
      certain: this.#certain,
    };
  }

  #next(): Word | undefined {
    return this.#words[this.#at++];
  }

  /** `_process_long_opt` and `_match_abbrev`. */
  #long(word: Word): void {
    const { text } = word.value;
    const equals = text.indexOf('=');
    const end = equals < 0 ? text.length : equals;
    const flag = partOfArgument(word, 0, end);
    if (!isKnown(flag.text)) {
      this.#certain = false;
      return;
    }
    const names = this.#options.flatMap(({ flags }) => flags);
    const likely = names.includes(flag.text) ? [flag.text] : names.filter((name) => name.startsWith(flag.text)).sort();
    const [name, other] = likely;
    const option = this.#options.find(({ flags }) => name !== undefined && flags.includes(name));
    if (!name || !option || other !== undefined) {
      if (option)
        this.#error('ambiguous-option', flag, undefined, `ambiguous option: ${flag.text} (${likely.join(', ')}?)`);
      else this.#error('unknown-option', flag, undefined, `no such option: ${flag.text}`);
      if (equals < 0) this.#skipValue();
      return;
    }
    const value = equals < 0 ? undefined : partOfArgument(word, equals + 1);
    if (option.value === 'none' && value) {
      this.#error('unexpected-value', value, option, `${name} option does not take a value`);
    } else this.#take(option, flag, name, value);
  }

  /** `_process_short_opts`. */
  #letters(word: Word): void {
    const { text } = word.value;
    for (let at = 1; at < text.length; at++) {
      const flag = { text: `-${text.charAt(at)}`, span: partOfArgument(word, at === 1 ? 0 : at, at + 1).span };
      const option = this.#options.find(({ flags }) => flags.includes(flag.text));
      if (!option) {
        if (!isKnown(flag.text)) this.#certain = false;
        else this.#error('unknown-option', flag, undefined, `no such option: ${flag.text}`);
        if (at === 1 && text.length === 2) this.#skipValue();
        return;
      }
      const rest = option.value !== 'none' && at + 1 < text.length ? partOfArgument(word, at + 1) : undefined;
      this.#take(option, flag, flag.text, rest);
      if (option.value !== 'none') return;
    }
  }

  #take(option: OptionSpec, flag: ArgumentValue, name: string, own: ArgumentValue | undefined): void {
    if (option.id === 'help') this.#ended = true;
    const next = own || option.value === 'none' ? undefined : this.#next();
    const value = own ?? (next && wholeArgument(next));
    if (next && mayBeAnything(next) && next.quoting === 'none' && next.splits) this.#certain = false;
    if (option.value !== 'none' && !value) {
      this.#error('missing-value', flag, option, `${name} option requires 1 argument`);
      return;
    }
    this.#uses.push({ option, flag, value, abbreviated: flag.text !== name });
    const problem = value && isKnown(value.text) ? problemOf(option, value.text) : undefined;
    if (value && problem !== undefined) this.#error('invalid-value', value, option, `option ${name}: ${problem}`);
  }

  /** The word behind an unknown option is most likely its value. */
  #skipValue(): void {
    const next = this.#words[this.#at];
    if (next && !next.value.text.startsWith('-') && this.#positionals.length > 0) this.#at++;
  }

  #error(kind: string, { span }: ArgumentValue, option: OptionSpec | undefined, text: string): void {
    if (this.#certain) this.#errors.push({ kind, span, option, text, exitCode: 2 });
  }
}

/** `check_builtin` and `check_choice`. */
function problemOf({ kind, choices }: OptionSpec, value: string): string | undefined {
  const shown = pythonRepr(value);
  if (kind === 'integer' && !isNumber(value)) return `invalid integer value: ${shown}`;
  if (kind === 'float' && !isPythonFloat(value)) return `invalid floating-point value: ${shown}`;
  if (kind === 'choice' && !choices.includes(value))
    return `invalid choice: ${shown} (choose from ${choices.map(pythonRepr).join(', ')})`;
  return undefined;
}

/** `_parse_num`: hexadecimal, binary, with a zero in front octal, else decimal. */
function isNumber(value: string): boolean {
  if (/^0x/i.test(value)) return /^0x_?[\da-f]+(?:_[\da-f]+)*$/i.test(value);
  if (/^0b/i.test(value)) return /^0b[01]*$/i.test(value);
  if (value.startsWith('0')) return /^[0-7]+(?:_[0-7]+)*$/.test(value);
  return /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(value);
}
