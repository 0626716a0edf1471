/** The part of a compound command that is being read, and what may follow it (POSIX.1-2017 2.9.4). */
export type Section = '(' | '{' | 'if' | 'then' | 'else' | 'while' | 'do' | 'for' | 'patterns' | 'case';

/** Words that begin a compound command, with the section they open. `select` is bash's. */
export const OPENERS: ReadonlyMap<string, Section> = new Map([
  ['{', '{'],
  ['if', 'if'],
  ['while', 'while'],
  ['until', 'while'],
  ['for', 'for'],
  ['select', 'for'],
  ['case', 'patterns'],
]);

export interface Closer {
  readonly ends: readonly Section[];
  /** The section that follows; undefined when the compound command is over. */
  readonly begins?: Section;
  /** Other sections that the word ends as well, although a word is then missing. */
  readonly breaks?: readonly Section[];
}

export const CLOSERS: ReadonlyMap<string, Closer> = new Map<string, Closer>([
  ['}', { ends: ['{'] }],
  ['then', { ends: ['if'], begins: 'then' }],
  ['elif', { ends: ['then'], begins: 'if' }],
  ['else', { ends: ['then'], begins: 'else' }],
  ['fi', { ends: ['then', 'else'], breaks: ['if'] }],
  ['do', { ends: ['while', 'for'], begins: 'do' }],
  ['done', { ends: ['do'], breaks: ['while', 'for'] }],
  ['esac', { ends: ['case', 'patterns'] }],
  // Reserved everywhere, although it is meaningful only in `for` and `case`.
  ['in', { ends: [] }],
]);
