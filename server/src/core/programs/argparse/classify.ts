import { oncePer } from '../../caches/once-per.ts';
import { isKnown, knownStart, type Word } from '../../syntax/shell/ast.ts';
import { hasUnknownFlag } from './argument-words.ts';
import type { ArgparseOption, ArgparseSpec } from './spec.ts';

/** How the parser classifies a word before any option has taken its values. */
export type WordClass<O> =
  | { readonly kind: 'dashes' | 'argument' }
  /** An option: `flagEnd` characters of the word are its flag, the rest (after a `=`, if it is one) is its value. */
  | {
      readonly kind: 'option';
      readonly option: O;
      readonly name: string;
      readonly flagEnd: number;
      readonly valueStart: number | undefined;
    }
  | { readonly kind: 'unknown-option' }
  | { readonly kind: 'unreadable-option' }
  | {
      readonly kind: 'ambiguous-option';
      readonly candidates: readonly { readonly option: O; readonly name: string }[];
    };

const NEGATIVE_NUMBER = /^-\d+$|^-\d*\.\d+$/;

/** The first step of `_parse_known_args`: after `--` there are no options any more. */
export function classify<O extends ArgparseOption>(words: readonly Word[], spec: ArgparseSpec<O>): WordClass<O>[] {
  const flags = flagTable(spec.options);
  const dashes = words.findIndex((word) => word.value.text === '--');
  return words.map((word, i) => {
    if (dashes >= 0 && i >= dashes) return { kind: i === dashes ? 'dashes' : 'argument' };
    return classifyWord(word, spec.options, flags);
  });
}

interface FlagTable {
  /** Where the option of a flag stands; in the order of the options. */
  readonly indexes: ReadonlyMap<string, number>;
  /** The same of the flags that begin alike, by what they begin with. */
  readonly byStart: ReadonlyMap<string, readonly (readonly [flag: string, index: number])[]>;
  readonly hasNegativeNumbers: boolean;
}

/** Made once per parser, because making a table takes longer than reading a line. */
const flagTable = oncePer((options: readonly ArgparseOption[]): FlagTable => {
  const indexes = new Map(options.flatMap(({ flags }, i) => flags.map((flag) => [flag, i] as const)));
  const byStart = new Map<string, (readonly [string, number])[]>();
  for (const entry of indexes) {
    for (const start of startsOf(entry[0])) {
      const others = byStart.get(start);
      if (others) others.push(entry);
      else byStart.set(start, [entry]);
    }
  }
  const hasNegativeNumbers = [...indexes.keys()].some((flag) => NEGATIVE_NUMBER.test(flag));
  return { indexes, byStart, hasNegativeNumbers };
});

/** `-w`; of long flags with a letter of their name, too, because they all have the hyphens: `--`, `--w`. */
function startsOf(flag: string): readonly string[] {
  return flag.startsWith('--') ? [flag.slice(0, 2), flag.slice(0, 3)] : [flag.slice(0, 2)];
}

/** `ArgumentParser._parse_optional`. */
function classifyWord<O>(word: Word, options: readonly O[], flags: FlagTable): WordClass<O> {
  const text = word.value.text;
  if (!text.startsWith('-')) return { kind: 'argument' };
  const optionOf = (flag: string): O | undefined => options[flags.indexes.get(flag) ?? -1];
  const exact = optionOf(text);
  if (exact) return { kind: 'option', option: exact, name: text, flagEnd: text.length, valueStart: undefined };
  if (text.length === 1) return { kind: 'argument' };
  const equals = text.indexOf('=');
  if (equals >= 0) {
    const name = text.slice(0, equals);
    const option = optionOf(name);
    if (option) return { kind: 'option', option, name, flagEnd: equals, valueStart: equals + 1 };
  }
  const candidates = candidatesFor(text, options, flags);
  const [first, second] = candidates;
  if (second) return { kind: 'ambiguous-option', candidates };
  if (first) return { kind: 'option', ...first };
  if (hasUnknownFlag(word)) return { kind: mayBeFlag(word, flags) ? 'unreadable-option' : 'unknown-option' };
  if (NEGATIVE_NUMBER.test(text) && !flags.hasNegativeNumbers) return { kind: 'argument' };
  if (text.includes(' ')) return { kind: 'argument' };
  return isKnown(text) || text.includes('=') ? { kind: 'unknown-option' } : { kind: 'unreadable-option' };
}

/**
 * False for `--bind:$PORT`: whatever the variable holds, no flag begins like this. A word in quotes that comes to hold a space is
 * an argument, and after a single hyphen letters are read one by one.
 */
function mayBeFlag({ value: { text }, quoting }: Word, { byStart }: FlagTable): boolean {
  const start = knownStart(text);
  if (quoting !== 'none' || !/^--./.test(start)) return true;
  return (byStart.get(start.slice(0, 3)) ?? []).some(([flag]) => flag.startsWith(start));
}

type Candidate<O> = Omit<Extract<WordClass<O>, { kind: 'option' }>, 'kind'>;

/**
 * Every long option that starts with what is written before `=`; for a single hyphen the option of the first letter, with
 * the rest as its value, and any flag that starts with the whole word.
 */
function candidatesFor<O>(text: string, options: readonly O[], { byStart }: FlagTable): Candidate<O>[] {
  const isLong = text.startsWith('--');
  const equals = isLong ? text.indexOf('=') : -1;
  const flagEnd = equals < 0 ? text.length : equals;
  const prefix = text.slice(0, flagEnd);
  const letter = isLong ? undefined : text.slice(0, 2);
  const result: Candidate<O>[] = [];
  for (const [name, index] of byStart.get(startsOf(prefix).at(-1) ?? '') ?? []) {
    const option = options[index];
    if (!option) continue;
    if (name === letter) result.push({ option, name, flagEnd: 2, valueStart: 2 });
    else if (name.startsWith(prefix)) {
      result.push({ option, name, flagEnd, valueStart: equals < 0 ? undefined : equals + 1 });
    }
  }
  return result;
}
