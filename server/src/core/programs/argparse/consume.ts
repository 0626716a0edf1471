import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isKnown, UNKNOWN, type Word } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import type { ArgumentValue } from '../program.ts';
import { mayBeAnything, wholeArgument } from './argument-words.ts';
import { argumentName, valueError } from './check-value.ts';
import { classify, type WordClass } from './classify.ts';
import { countOptionValues, countPositionalValues, patternOf, tooFewValues } from './count-values.ts';
import type {
  ArgparseError,
  ArgparseErrorKind,
  ArgparseOption,
  ArgparsePositional,
  ArgparseResult,
  ArgparseSpec,
  ArgparseUse,
} from './spec.ts';
import { type FlagPart, unbundle } from './unbundle.ts';

type Fault<O extends ArgparseOption> = ArgparseError<O> & { readonly word: number };
type OptionClass<O> = Extract<WordClass<O>, { kind: 'option' }>;

/**
 * `ArgumentParser._parse_known_args`: words are given to options and positionals in turn. Where the original raises,
 * this notes the error and goes on behind the word, so that one wrong option does not hide the others.
 */
export class Consumption<O extends ArgparseOption> {
  readonly #words: readonly Word[];
  readonly #spec: ArgparseSpec<O>;
  readonly #home: Span;
  readonly #classes: readonly WordClass<O>[];
  readonly #pattern: string;
  readonly #uses: ArgparseUse<O>[] = [];
  readonly #faults: Fault<O>[] = [];
  readonly #extras: number[] = [];
  readonly #positionals: ArgumentValue[][];
  #nextPositional = 0;
  #ended: { readonly use: ArgparseUse<O>; readonly faultsBefore: number } | undefined;
  #unsureFrom = Number.POSITIVE_INFINITY;

  /** `home`: where errors are reported that belong to no word. */
  constructor(words: readonly Word[], spec: ArgparseSpec<O>, home: Span) {
    this.#words = words;
    this.#spec = spec;
    this.#home = home;
    this.#classes = classify(words, spec);
    this.#pattern = patternOf(this.#classes);
    this.#positionals = spec.positionals.map(() => []);
  }

  run(): ArgparseResult<O> {
    this.#reportAmbiguous();
    const lastOption = this.#pattern.lastIndexOf('O');
    let at = 0;
    while (at <= lastOption) {
      const nextOption = this.#pattern.indexOf('O', at);
      if (at !== nextOption) {
        const end = this.#consumePositionals(at);
        if (end > at) {
          at = end;
          continue;
        }
        for (; at < nextOption; at++) this.#leaveOver(at);
      }
      at = this.#consumeOption(at);
    }
    for (at = this.#consumePositionals(at); at < this.#words.length; at++) this.#leaveOver(at);
    this.#reportMissing();
    this.#reportExtras();
    return this.#result();
  }

  #result(): ArgparseResult<O> {
    const faults = this.#ended ? this.#faults.slice(0, this.#ended.faultsBefore) : this.#faults;
    return {
      uses: this.#uses,
      positionals: this.#positionals,
      leftover: this.#extras.flatMap((at) => this.#words[at] ?? []),
      errors: faults
        .filter(({ word }) => word < this.#unsureFrom)
        .map(({ kind, span, option, text }) => ({ kind, span, option, text })),
      ended: faults.length === 0 ? this.#ended?.use : undefined,
      unsureFrom: this.#words[this.#unsureFrom]?.span.start,
    };
  }

  /** Called first, because the parser classifies every word before it assigns any values. */
  #reportAmbiguous(): void {
    this.#classes.forEach((found, at) => {
      const word = this.#words[at];
      if (found.kind !== 'ambiguous-option' || !word) return;
      const names = found.candidates.map(({ name }) => name).join(', ');
      const text = `ambiguous option: ${word.value.text} could match ${names}`;
      this.#fault('ambiguous-option', at, wholeArgument(word).span, undefined, text);
    });
  }

  /** Returns the index of the first word that no positional took. */
  #consumePositionals(start: number): number {
    const open = this.#spec.positionals.slice(this.#nextPositional);
    const counts = countPositionalValues(open, this.#pattern.slice(start));
    let at = start;
    counts.forEach((count, i) => {
      const positional = open[i];
      if (positional) this.#takePositional(positional, this.#nextPositional + i, at, at + count);
      at += count;
    });
    this.#nextPositional += counts.length;
    return at;
  }

  /** The first `--` among the words of a positional is dropped. */
  #takePositional(positional: ArgparsePositional, index: number, start: number, end: number): void {
    const dashes = positional.nargs === 'remainder' ? -1 : this.#pattern.slice(start, end).indexOf('-');
    for (let at = start; at < end; at++) {
      const word = this.#words[at];
      if (!word || at === start + dashes) continue;
      if (mayBeAnything(word)) this.#unsure(at);
      const value = wholeArgument(word);
      this.#positionals[index]?.push(value);
      this.#check(positional, value, at);
    }
  }

  #consumeOption(at: number): number {
    const found = this.#classes[at];
    const word = this.#words[at];
    if (found?.kind === 'option' && word) return this.#consumeKnownOption(at, found, word);
    if (found?.kind === 'ambiguous-option' && word) {
      const takesValue = found.candidates.some(({ option }) => countOptionValues(option, 'A') === 1);
      return takesValue && !word.value.text.includes('=') && this.#pattern[at + 1] === 'A' ? at + 2 : at + 1;
    }
    this.#leaveOver(at);
    return at + 1;
  }

  #consumeKnownOption(at: number, found: OptionClass<O>, word: Word): number {
    const { flags, last, value } = unbundle(word, found, this.#spec.options);
    const { option, flag } = last;
    const count = value ? countOptionValues(option, 'A') : countOptionValues(option, this.#pattern, at + 1);
    if (count === undefined) {
      this.#fault('missing-value', at, flag.span, option, tooFewValues(option.nargs));
      return at + 1;
    }
    if (value && count !== 1) {
      if (isKnown(value.text)) {
        const text = `ignored explicit argument ${pythonRepr(value.text)}`;
        this.#fault('unexpected-value', at, value.span, option, text);
      } else this.#unsure(at);
      return at + 1;
    }
    for (const part of flags) this.#take(part, [], at);
    const behind = value ? 0 : count;
    this.#take(last, value ? [gluedValue(value)] : this.#words.slice(at + 1, at + 1 + behind).map(wholeArgument), at);
    return at + 1 + behind;
  }

  #take({ option, flag, name }: FlagPart<O>, values: readonly ArgumentValue[], at: number): void {
    const use: ArgparseUse<O> = { option, flag, name, values, abbreviated: flag.text !== name };
    this.#uses.push(use);
    for (const value of values) this.#check(option, value, at);
    const ends = option.action === 'help' || option.action === 'version';
    if (ends && at < this.#unsureFrom) this.#ended ??= { use, faultsBefore: this.#faults.length };
  }

  #check(target: O | ArgparsePositional, value: ArgumentValue, at: number): void {
    const text = valueError(target, value.text);
    if (text === undefined) return;
    const option = 'flags' in target ? target : undefined;
    this.#faults.push({
      kind: 'invalid-value',
      span: value.span,
      option,
      text: `argument ${argumentName(target)}: ${text}`,
      word: at,
    });
  }

  #reportMissing(): void {
    const given = new Set(this.#uses.map(({ option }) => option));
    const options = this.#spec.options.filter((option) => option.required && !given.has(option)).map(argumentName);
    const positionals = this.#spec.positionals
      .slice(this.#nextPositional)
      .filter((positional) => !positional.optional && positional.nargs !== '?')
      .map(argumentName);
    const names = [...options, ...positionals];
    if (names.length === 0) return;
    const text = `the following arguments are required: ${names.join(', ')}`;
    this.#faults.push({
      kind: 'missing-argument',
      span: this.#home,
      option: undefined,
      text,
      word: this.#words.length,
    });
  }

  /**
   * The parser reports all leftover words in one sentence; here each is reported at its own place, except what may be
   * the value of an unknown option.
   */
  #reportExtras(): void {
    const words = this.#extras.map((at) => (this.#words[at]?.value.text ?? '').replaceAll(UNKNOWN, '…'));
    const text = `unrecognized arguments: ${words.join(' ')}`;
    for (const at of this.#extras) {
      const word = this.#words[at];
      const kind = this.#classes[at]?.kind;
      if (!word || (kind === 'argument' && this.#isValueOfUnknown(at))) continue;
      const error = kind === 'unknown-option' ? 'unknown-option' : 'unexpected-argument';
      this.#faults.push({ kind: error, span: wholeArgument(word).span, option: undefined, text, word: at });
    }
  }

  #isValueOfUnknown(at: number): boolean {
    return this.#classes[at - 1]?.kind === 'unknown-option' && !this.#words[at - 1]?.value.text.includes('=');
  }

  #leaveOver(at: number): void {
    const word = this.#words[at];
    if (word && (this.#classes[at]?.kind === 'unreadable-option' || mayBeAnything(word))) this.#unsure(at);
    this.#extras.push(at);
  }

  #unsure(at: number): void {
    this.#unsureFrom = Math.min(this.#unsureFrom, at);
  }

  #fault(kind: ArgparseErrorKind, word: number, span: Span, option: O | undefined, text: string): void {
    this.#faults.push({ kind, span, option, text: option ? `argument ${argumentName(option)}: ${text}` : text, word });
  }
}

/**
 * `--fd=--` or `-w--`. `_get_values` takes the first `--` out of the values of an option, so that none is left: no value of any type,
 * which some programs take for no option at all (python/cpython:Lib/argparse.py up to 3.12.4). Later ones keep it as a text.
 */
function gluedValue(value: ArgumentValue): ArgumentValue {
  return value.text === '--' ? { ...value, text: UNKNOWN } : value;
}
