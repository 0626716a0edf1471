import { isKnown, type Word } from '../../syntax/shell/ast.ts';
import { hasUnknownFlag } from './argument-words.ts';
import type { ArgparseOption, ArgparseSpec } from './spec.ts';

/** What a word is to the parser before any option has taken its values. */
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
  const flags = flagTable(spec);
  const negativeFlags = [...flags.keys()].some((flag) => NEGATIVE_NUMBER.test(flag));
  const dashes = words.findIndex((word) => word.value.text === '--');
  return words.map((word, i) => {
    if (dashes >= 0 && i >= dashes) return { kind: i === dashes ? 'dashes' : 'argument' };
    return classifyWord(word, flags, negativeFlags);
  });
}

function flagTable<O extends ArgparseOption>(spec: ArgparseSpec<O>): ReadonlyMap<string, O> {
  return new Map(spec.options.flatMap((option) => option.flags.map((flag) => [flag, option] as const)));
}

/** `ArgumentParser._parse_optional`. */
function classifyWord<O>(word: Word, flags: ReadonlyMap<string, O>, negativeFlags: boolean): WordClass<O> {
  const text = word.value.text;
  if (!text.startsWith('-')) return { kind: 'argument' };
  const exact = flags.get(text);
  if (exact) return { kind: 'option', option: exact, name: text, flagEnd: text.length, valueStart: undefined };
  if (text.length === 1) return { kind: 'argument' };
  const equals = text.indexOf('=');
  if (equals >= 0) {
    const name = text.slice(0, equals);
    const option = flags.get(name);
    if (option) return { kind: 'option', option, name, flagEnd: equals, valueStart: equals + 1 };
  }
  const candidates = text.startsWith('--') ? longCandidates(text, flags) : shortCandidates(text, flags);
  const [first, second] = candidates;
  if (second) return { kind: 'ambiguous-option', candidates };
  if (first) return { kind: 'option', ...first };
  if (hasUnknownFlag(word)) return { kind: 'unreadable-option' };
  if (NEGATIVE_NUMBER.test(text) && !negativeFlags) return { kind: 'argument' };
  if (text.includes(' ')) return { kind: 'argument' };
  return isKnown(text) || text.includes('=') ? { kind: 'unknown-option' } : { kind: 'unreadable-option' };
}

type Candidate<O> = Omit<Extract<WordClass<O>, { kind: 'option' }>, 'kind'>;

/** Every long option that starts with what is written before `=`. */
function longCandidates<O>(text: string, flags: ReadonlyMap<string, O>): Candidate<O>[] {
  const equals = text.indexOf('=');
  const flagEnd = equals < 0 ? text.length : equals;
  const prefix = text.slice(0, flagEnd);
  return [...flags]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, option]) => ({ option, name, flagEnd, valueStart: equals < 0 ? undefined : equals + 1 }));
}

/** The option of the first letter, with the rest as its value, or any flag that starts with the whole word. */
function shortCandidates<O>(text: string, flags: ReadonlyMap<string, O>): Candidate<O>[] {
  const letter = text.slice(0, 2);
  const result: Candidate<O>[] = [];
  for (const [name, option] of flags) {
    if (name === letter) result.push({ option, name, flagEnd: 2, valueStart: 2 });
    else if (name.startsWith(text)) result.push({ option, name, flagEnd: text.length, valueStart: undefined });
  }
  return result;
}
