import { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';

export interface ShlexWord {
  readonly span: Span;
  /** Its source is the word's span. */
  readonly value: MappedText;
}

export interface ShlexResult {
  /** With an error: the words before it, which Python does not return. */
  readonly words: readonly ShlexWord[];
  readonly error: ShlexError | undefined;
}

export interface ShlexError {
  /** The text of Python's ValueError. */
  readonly text: 'No closing quotation' | 'No escaped character';
  /** The quote that is not closed, or the backslash. */
  readonly span: Span;
}

const BLANK = /[ \t\r\n]+/y;
const PLAIN = /[^ \t\r\n'"\\]+/y;
const SINGLE_QUOTED = /'([^']*)('?)/y;
const DOUBLE_QUOTED_PART = /[^"\\]+/y;

/**
 * Python's `shlex.split(text)` (CPython: Lib/shlex.py, POSIX mode, no comments). Unlike a shell it knows no operators,
 * no expansions and no joined lines.
 */
export function shlexSplit(text: string): ShlexResult {
  const words: ShlexWord[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const word = readWord(text, at);
    if ('text' in word) return { words, error: word };
    words.push(word);
    at = skip(text, word.span.end);
  }
  return { words, error: undefined };
}

function skip(text: string, at: number): number {
  BLANK.lastIndex = at;
  return BLANK.test(text) ? BLANK.lastIndex : at;
}

function readWord(text: string, start: number): ShlexWord | ShlexError {
  const value = MappedText.builder();
  let at = start;
  const plain = (expression: RegExp): boolean => {
    expression.lastIndex = at;
    const found = expression.exec(text)?.[0];
    if (found === undefined) return false;
    value.piece(found, { start: at, end: at + found.length });
    at += found.length;
    return true;
  };
  while (at < text.length && !/[ \t\r\n]/.test(text.charAt(at))) {
    if (plain(PLAIN)) continue;
    const begin = at;
    const next = text.charAt(at + 1);
    if (text.charAt(at) === '\\') {
      if (next === '') return failure('No escaped character', at);
      value.piece(next, { start: at, end: at + 2 });
      at += 2;
    } else if (text.charAt(at) === "'") {
      SINGLE_QUOTED.lastIndex = at;
      const [whole = '', inside = '', closing] = SINGLE_QUOTED.exec(text) ?? [];
      if (!closing) return failure('No closing quotation', at);
      value.piece(inside, { start: at + 1, end: at + 1 + inside.length });
      at += whole.length;
    } else {
      at++;
      while (at < text.length && text.charAt(at) !== '"') {
        if (plain(DOUBLE_QUOTED_PART)) continue;
        // Only the quote itself and the backslash can be escaped here; before anything else it stands for itself.
        const escaped = text.charAt(at + 1);
        if (escaped === '') return failure('No escaped character', at);
        value.piece(/["\\]/.test(escaped) ? escaped : `\\${escaped}`, { start: at, end: at + 2 });
        at += 2;
      }
      if (at >= text.length) return failure('No closing quotation', begin);
      at++;
    }
  }
  const span = { start, end: at };
  return { span, value: value.build(span) };
}

function failure(text: ShlexError['text'], at: number): ShlexError {
  return { text, span: { start: at, end: at + 1 } };
}
