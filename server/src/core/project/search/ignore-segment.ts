/** One segment of a pattern of `.gitignore`: `*`, `?`, `[a-z]`, `[[:alpha:]]`, `\x` (git/git:wildmatch.c). */
import { fits, type Wildcard } from './wildcard.ts';

type SegmentMatch = (name: string) => boolean;

/**
 * A pattern as segments, with the slashes that a backslash stands before, and without those in a class: `[a/b]` fits what `[ab]`
 * does. Undefined where a class has no end.
 */
export function splitAtSlashes(pattern: string): string[] | undefined {
  const segments: string[] = [];
  let start = 0;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (character === '[') {
      const found = classAt(pattern, i + 1);
      if (!found) return undefined;
      i = found.end;
    } else if (character === '/' || pattern.startsWith('\\/', i)) {
      const segment = pattern.slice(start, i);
      segments.push(segment);
      // `**/` may be nothing at all, `**\/` is one folder at least (git/git:wildmatch.c).
      if (character === '\\') {
        if (/^\*{2,}$/.test(segment)) segments.push('*');
        i++;
      }
      start = i + 1;
    } else if (character === '\\') i++;
  }
  return [...segments, pattern.slice(start)];
}

/** A matcher for one segment. A pattern that git considers broken (`[a`, a backslash at the end) matches nothing. */
export function segmentMatch(pattern: string): SegmentMatch {
  const tokens = tokensOf(pattern);
  return tokens ? (name) => fits(tokens, name) : () => false;
}

function tokensOf(pattern: string): Wildcard | undefined {
  const tokens: Wildcard[number][] = [];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (character === '*') tokens.push('*');
    else if (character === '?') tokens.push(() => true);
    else if (character === '[') {
      const found = classAt(pattern, i + 1);
      if (!found) return undefined;
      tokens.push(found.test);
      i = found.end;
    } else if (character === '\\') {
      const literal = pattern.charAt(++i);
      if (literal === '') return undefined;
      tokens.push((other) => other === literal);
    } else tokens.push((other) => other === character);
  }
  return tokens;
}

interface BracketClass {
  readonly test: (character: string) => boolean;
  /** The place of its `]`. */
  readonly end: number;
}

/** The class behind `[`. */
function classAt(pattern: string, start: number): BracketClass | undefined {
  const isNegated = /^[!^]/.test(pattern.slice(start, start + 1));
  const parts: ((character: string) => boolean)[] = [];
  for (let i = start + (isNegated ? 1 : 0), first = i; i < pattern.length; i++) {
    let from = pattern.charAt(i);
    if (from === ']' && i > first) {
      return { test: (character) => parts.some((holds) => holds(character)) !== isNegated, end: i };
    }
    const named = from === '[' ? namedClassAt(pattern, i) : undefined;
    if (named === 'broken') return undefined;
    if (named) {
      parts.push(named.test);
      i = named.end;
      continue;
    }
    if (from === '\\') from = pattern.charAt(++i);
    let to = from;
    if (pattern.charAt(i + 1) === '-' && i + 2 < pattern.length && pattern.charAt(i + 2) !== ']') {
      i += 2;
      to = pattern.charAt(i);
      if (to === '\\') to = pattern.charAt(++i);
    }
    parts.push((character) => from <= character && character <= to);
  }
  return undefined;
}

/** ASCII only, whatever the locale (git/git:git-compat-util.h). */
const NAMED_CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[a-z\d]/i,
  alpha: /[a-z]/i,
  blank: /[ \t]/,
  cntrl: /[\0-\x1f\x7f]/,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t\n\r]/,
  upper: /[A-Z]/,
  xdigit: /[a-f\d]/i,
};

/**
 * A class such as `[:alpha:]` at an offset; undefined if `[` is one of the characters, `broken` if there is no class of
 * that name.
 */
function namedClassAt(pattern: string, start: number): BracketClass | 'broken' | undefined {
  if (pattern.charAt(start + 1) !== ':') return undefined;
  const end = pattern.indexOf(']', start + 2);
  if (end < 0) return 'broken';
  if (pattern.charAt(end - 1) !== ':' || end - 1 < start + 2) return undefined;
  const name = pattern.slice(start + 2, end - 1);
  const known = Object.hasOwn(NAMED_CLASSES, name) ? NAMED_CLASSES[name] : undefined;
  return known ? { test: (character) => known.test(character), end } : 'broken';
}
