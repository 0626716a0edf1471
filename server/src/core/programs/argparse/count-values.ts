import type { WordClass } from './classify.ts';
import type { ArgparseOption, ArgparsePositional, Nargs } from './spec.ts';

/** One letter per word, as `_parse_known_args` makes it: `O` an option, `A` an argument, `-` the `--`. */
export function patternOf(classes: readonly WordClass<unknown>[]): string {
  return classes.map(({ kind }) => (kind === 'argument' ? 'A' : kind === 'dashes' ? '-' : 'O')).join('');
}

/** How many of the words behind an option are its values; undefined when there are too few. */
export function countOptionValues(option: ArgparseOption, pattern: string): number | undefined {
  const match = new RegExp(`^(${optionPattern(option)})`).exec(pattern);
  return match ? match[0].length : undefined;
}

/** How many words each of the first positionals takes: of as many positionals as find enough. */
export function countPositionalValues(positionals: readonly ArgparsePositional[], pattern: string): number[] {
  for (let count = positionals.length; count > 0; count--) {
    const expression = positionals
      .slice(0, count)
      .map(({ nargs }) => `(${positionalPattern(nargs)})`)
      .join('');
    const match = new RegExp(`^${expression}`).exec(pattern);
    if (match) return match.slice(1).map((part) => part.length);
  }
  return [];
}

/** The sentence for an option that has too few values. */
export function tooFewValues(nargs: Nargs | undefined): string {
  if (nargs === undefined) return 'expected one argument';
  if (nargs === '?') return 'expected at most one argument';
  if (nargs === '+') return 'expected at least one argument';
  return `expected ${nargs} argument${nargs === 1 ? '' : 's'}`;
}

function optionPattern({ action, nargs }: ArgparseOption): string {
  if (action !== 'store' && action !== 'append') return '';
  if (nargs === undefined) return 'A';
  if (nargs === 'remainder') return '[AO]*';
  return typeof nargs === 'number' ? 'A'.repeat(nargs) : `A${nargs}`;
}

function positionalPattern(nargs: Nargs | undefined): string {
  if (nargs === undefined) return '-*A-*';
  if (nargs === 'remainder') return '[-AO]*';
  if (nargs === '?') return '-*A?-*';
  if (nargs === '*') return '-*[A-]*';
  if (nargs === '+') return '-*A[A-]*';
  return `-*${Array(nargs).fill('A').join('-*')}-*`;
}
