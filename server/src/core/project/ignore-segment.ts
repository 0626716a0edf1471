/** One segment of a pattern of `.gitignore`: `*`, `?`, `[a-z]`, `\x` (git/git:wildmatch.c). */
import { fits, type Wildcard } from './wildcard.ts';

export type SegmentMatch = (name: string) => boolean;

/** Nothing fits a pattern that git takes for broken (`[a`, a backslash at the end). */
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

/** The class behind `[`; `end` is the place of its `]`. Named classes (`[:alpha:]`) are not known: nothing fits them. */
function classAt(pattern: string, start: number): { test: (character: string) => boolean; end: number } | undefined {
  const isNegated = /^[!^]/.test(pattern.slice(start, start + 1));
  const ranges: (readonly [string, string])[] = [];
  for (let i = start + (isNegated ? 1 : 0), first = i; i < pattern.length; i++) {
    let from = pattern.charAt(i);
    if (from === ']' && i > first) {
      const holds = (character: string) => ranges.some(([low, high]) => low <= character && character <= high);
      return { test: (character) => holds(character) !== isNegated, end: i };
    }
    if (from === '[' && pattern.charAt(i + 1) === ':') return undefined;
    if (from === '\\') from = pattern.charAt(++i);
    let to = from;
    if (pattern.charAt(i + 1) === '-' && i + 2 < pattern.length && pattern.charAt(i + 2) !== ']') {
      i += 2;
      to = pattern.charAt(i);
      if (to === '\\') to = pattern.charAt(++i);
    }
    ranges.push([from, to]);
  }
  return undefined;
}
