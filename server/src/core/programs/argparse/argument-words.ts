import { isKnown, UNKNOWN, type Word } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import type { ArgumentValue } from '../program.ts';

/**
 * A word as an argument. Its span leaves out quotes that surround the whole word, so that a replacement stays inside
 * them; for an empty word it includes them.
 */
export function wholeArgument(word: Word): ArgumentValue {
  const text = word.value.text;
  const surrounded = word.quoting === 'single' || word.quoting === 'double';
  return { text, span: surrounded && text !== '' ? sourceOf(word, 0, text.length) : word.span };
}

/**
 * The characters `start` up to `end` of the word's value. The span of an empty part is the place where it would be
 * inserted.
 */
export function partOfArgument(word: Word, start: number, end = word.value.text.length): ArgumentValue {
  const text = word.value.text.slice(start, end);
  if (text !== '') return { text, span: sourceOf(word, start, end) };
  const before = start > 0 ? sourceOf(word, start - 1, start).end : word.span.start;
  return { text, span: { start: before, end: before } };
}

/**
 * The place of characters in the source. An expansion that produced part of them is covered whole: `${PORT:-5000}`, not
 * `5000`.
 */
function sourceOf(word: Word, from: number, to: number): Span {
  let { start, end } = word.value.toSource({ start: from, end: to });
  for (const { span } of word.expansions) {
    if (span.start < start && start < span.end) start = span.start;
    if (span.start < end && end < span.end) end = span.end;
  }
  return { start, end };
}

/** True for a word about which nothing is known: it may be any number of words, options among them. */
export function mayBeAnything(word: Word): boolean {
  return word.value.text.startsWith(UNKNOWN);
}

/** True for a word whose flag (everything before `=`) is not fully known. */
export function hasUnknownFlag(word: Word): boolean {
  const text = word.value.text;
  return !isKnown(text.split('=', 1)[0] ?? '');
}
