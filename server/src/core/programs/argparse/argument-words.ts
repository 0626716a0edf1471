import { isKnown, UNKNOWN, type Word } from '../../syntax/shell/ast.ts';
import type { ArgumentValue } from '../program.ts';

/**
 * The word as an argument. Its span leaves out quotes that surround all of it, so that a replacement stays inside
 * them; an empty word is its quotes.
 */
export function wholeArgument(word: Word): ArgumentValue {
  const text = word.value.text;
  const surrounded = word.quoting === 'single' || word.quoting === 'double';
  return { text, span: surrounded && text !== '' ? word.value.toSource({ start: 0, end: text.length }) : word.span };
}

/** Characters `start` up to `end` of the word's value. An empty part is the place where it would stand. */
export function partOfArgument(word: Word, start: number, end = word.value.text.length): ArgumentValue {
  const text = word.value.text.slice(start, end);
  if (text !== '') return { text, span: word.value.toSource({ start, end }) };
  const before = start > 0 ? word.value.toSource({ start: start - 1, end: start }).end : word.span.start;
  return { text, span: { start: before, end: before } };
}

/** A word of which nothing is known, not even that it is one word or no option. */
export function mayBeAnything(word: Word): boolean {
  return word.value.text.startsWith(UNKNOWN);
}

/** A word whose flag (all before `=`) cannot be read. */
export function hasUnknownFlag(word: Word): boolean {
  const text = word.value.text;
  return !isKnown(text.split('=', 1)[0] ?? '');
}
