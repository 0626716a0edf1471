/**
 * Words: POSIX.1-2017 2.2 (quoting), 2.3 (token recognition) and 2.6 (expansions).
 *
 *     word   = { bare | \c | 'single' | "double" | expansion }
 *     double = { text | \c | expansion }          \ quotes only $ ` " \ and a line break
 *     braced = as bare text or as double, up to }  the text of ${name:-…}
 */
import { UNKNOWN, type Word } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { readBackquotes, readDollar } from './expansion.ts';
import { WordBuilder } from './word-builder.ts';

interface Mode {
  /** A run of characters that mean themselves. */
  readonly literal: RegExp;
  /** Characters that a backslash quotes; every one if undefined. */
  readonly escapable: string | undefined;
  readonly quoted: boolean;
  readonly end: string;
}

const BARE: Mode = { literal: /[^ \t\n;&|<>()'"\\$`]+/y, escapable: undefined, quoted: false, end: '' };
const DOUBLE: Mode = { literal: /[^"\\$`]+/y, escapable: '$`"\\', quoted: true, end: '"' };
const BRACED: Mode = { literal: /[^}'"\\$`]+/y, escapable: undefined, quoted: false, end: '}' };
const QUOTED_BRACED: Mode = { literal: /[^}"\\$`]+/y, escapable: '$`"\\}', quoted: true, end: '}' };

/** Not shell: what stands in parentheses that touch a word, such as the call in `app:create_app()`. */
const PARENTHESIZED: Mode = { literal: /[^()'"\\$`\n]+/y, escapable: undefined, quoted: false, end: ')' };

const TILDE = /~[\w.+-]*(?=[/ \t\n;&|<>()]|\\\n|$)/y;

/** The word that begins here; undefined when none does. */
export function readWord(cursor: Cursor): Word | undefined {
  const start = cursor.at;
  const word = readBuilder(cursor);
  return cursor.at > start ? word.buildWord(start, cursor.at) : undefined;
}

/** The value of `NAME=`, which may be empty and stays in one piece. */
export function readValue(cursor: Cursor): Word {
  const start = cursor.at;
  return readBuilder(cursor).build(start, cursor.at);
}

function readBuilder(cursor: Cursor): WordBuilder {
  const start = cursor.at;
  const word = new WordBuilder();
  if (cursor.char === '~' && cursor.take(TILDE)) {
    word.part('none');
    word.addUnknown(start, cursor.at);
    word.expansions.push({ kind: 'tilde', span: { start, end: cursor.at } });
  }
  readParts(cursor, word, BARE);
  return word;
}

function readParts(cursor: Cursor, word: WordBuilder, mode: Mode): void {
  while (!cursor.done && cursor.char !== mode.end) {
    const start = cursor.at;
    const literal = cursor.take(mode.literal);
    if (literal) readLiteral(word, literal, start, mode);
    else if (cursor.char === '\\') readEscape(cursor, word, mode);
    else if (cursor.char === '$') readDollar(cursor, word, mode.quoted, readBraced);
    else if (cursor.char === '`') readBackquotes(cursor, word, mode.quoted);
    else if (cursor.char === '"') readDoubleQuotes(cursor, word, mode);
    else if (cursor.char === "'") readSingleQuotes(cursor, word);
    else if (cursor.char === '(' && !word.empty) readParentheses(cursor, word, mode);
    else return;
  }
}

function readLiteral(word: WordBuilder, text: string, start: number, mode: Mode): void {
  if (!mode.quoted) {
    word.part('none');
    word.splits ||= text.includes(UNKNOWN);
    word.globs ||= /[*?[]/.test(text);
    // The text of ${name:-a b} is split where no quotes are around it (POSIX 2.6.5).
    if (mode === BRACED) word.breaks ||= /[ \t\n]/.test(text);
    else word.bare(text);
  }
  word.add(text, start, start + text.length);
}

function readEscape(cursor: Cursor, word: WordBuilder, mode: Mode): void {
  const start = cursor.at;
  const next = cursor.text[start + 1] ?? '';
  cursor.at += 1 + next.length;
  if (next === '\n') return;
  if (!mode.quoted) word.part(next === '' ? 'none' : 'mixed');
  const quotes = next !== '' && (mode.escapable === undefined || mode.escapable.includes(next));
  word.add(quotes ? next : `\\${next}`, start, cursor.at);
}

function readSingleQuotes(cursor: Cursor, word: WordBuilder): void {
  const start = cursor.at;
  const close = cursor.text.indexOf("'", start + 1);
  word.part('single');
  cursor.at = close < 0 ? cursor.text.length : close + 1;
  const end = close < 0 ? cursor.at : close;
  word.add(cursor.text.slice(start + 1, end), start + 1, end);
  if (close < 0) leaveOpen(cursor, word, 'unclosed-single-quote', start);
}

function readDoubleQuotes(cursor: Cursor, word: WordBuilder, outer: Mode): void {
  const start = cursor.at;
  if (!outer.quoted) word.part('double');
  cursor.at++;
  cursor.nested(() => readParts(cursor, word, DOUBLE));
  if (cursor.char === '"') cursor.at++;
  else leaveOpen(cursor, word, 'unclosed-double-quote', start);
}

function leaveOpen(
  cursor: Cursor,
  word: WordBuilder,
  kind: 'unclosed-single-quote' | 'unclosed-double-quote',
  start: number,
): void {
  cursor.fail(kind, start, start + 1);
  word.addUnknown(cursor.at, cursor.at);
}

/** A shell refuses a parenthesis here; it is read as a part of the word because that is what was meant. */
function readParentheses(cursor: Cursor, word: WordBuilder, mode: Mode): void {
  const start = cursor.at;
  if (mode !== PARENTHESIZED) cursor.fail('unexpected-operator', start, start + 1);
  word.part('none');
  word.add('(', start, start + 1);
  cursor.at++;
  cursor.nested(() => readParts(cursor, word, PARENTHESIZED));
  if (cursor.char === ')') {
    cursor.at++;
    word.add(')', cursor.at - 1, cursor.at);
  }
}

/** Skips the parentheses that begin here, quotes and expansions inside them read as such. False: they do not end. */
export function skipParentheses(cursor: Cursor): boolean {
  readParentheses(cursor, new WordBuilder(), PARENTHESIZED);
  return cursor.text[cursor.at - 1] === ')';
}

function readBraced(cursor: Cursor, word: WordBuilder, quoted: boolean): void {
  readParts(cursor, word, quoted ? QUOTED_BRACED : BRACED);
}
