import { remembering } from '../../caches/remembering.ts';
import type { WordClass } from './classify.ts';
import type { ArgparseOption, ArgparsePositional, Nargs } from './spec.ts';

/**
 * The words as a pattern with one letter each, as `_parse_known_args` makes it: `O` for an option, `A` for an argument,
 * `-` for the `--`.
 */
export function patternOf(classes: readonly WordClass<unknown>[]): string {
  return classes.map(({ kind }) => LETTERS[kind]).join('');
}

const LETTERS: Readonly<Record<WordClass<unknown>['kind'], string>> = {
  argument: 'A',
  dashes: '-',
  option: 'O',
  'unknown-option': 'O',
  'unreadable-option': 'O',
  'ambiguous-option': 'O',
};

/** How many of the words from `at` on, directly behind an option, are its values; undefined when there are too few. */
export function countOptionValues({ action, nargs }: ArgparseOption, pattern: string, at = 0): number | undefined {
  if (action !== 'store' && action !== 'append') return 0;
  const letters = nargs === 'remainder' ? 'AO' : 'A';
  const { least, most } = valueBounds(nargs);
  let count = 0;
  while (count < most && letters.includes(pattern[at + count] ?? ' ')) count++;
  return count >= least ? count : undefined;
}

function valueBounds(nargs: Nargs | undefined): { readonly least: number; readonly most: number } {
  if (typeof nargs === 'number') return { least: nargs, most: nargs };
  const least = nargs === undefined || nargs === '+' ? 1 : 0;
  const most = nargs === undefined || nargs === '?' ? 1 : Number.POSITIVE_INFINITY;
  return { least, most };
}

/** How many words each positional takes, for as many of the first positionals as find enough words. */
export function countPositionalValues(positionals: readonly ArgparsePositional[], pattern: string): number[] {
  for (let count = positionals.length; count > 0; count--) {
    const expression = positionals
      .slice(0, count)
      .map(({ nargs }) => `(${positionalPattern(nargs)})`)
      .join('');
    const match = expressionOf(`^${expression}`).exec(pattern);
    if (match) return match.slice(1).map((part) => part.length);
  }
  return [];
}

const expressionOf = remembering(32, (source: string) => new RegExp(source));

/** argparse's error text for an option with too few values. */
export function tooFewValues(nargs: Nargs | undefined): string {
  if (nargs === undefined) return 'expected one argument';
  if (nargs === '?') return 'expected at most one argument';
  if (nargs === '+') return 'expected at least one argument';
  return `expected ${nargs} argument${nargs === 1 ? '' : 's'}`;
}

function positionalPattern(nargs: Nargs | undefined): string {
  if (nargs === undefined) return '-*A-*';
  if (nargs === 'remainder') return '[-AO]*';
  if (nargs === '?') return '-*A?-*';
  if (nargs === '*') return '-*[A-]*';
  if (nargs === '+') return '-*A[A-]*';
  return `-*${Array(nargs).fill('A').join('-*')}-*`;
}
