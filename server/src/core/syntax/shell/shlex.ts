import { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';

interface ShlexWord {
  readonly span: Span;
  /** Its source is the word's span. */
  readonly value: MappedText;
}

interface ShlexResult {
  /** With an error: the words before it, which Python does not return. */
  readonly words: readonly ShlexWord[];
  readonly error: ShlexError | undefined;
}

interface ShlexError {
  /** The text of Python's ValueError. */
  readonly text: 'No closing quotation' | 'No escaped character';
  /** The quote that is not closed, or the backslash. */
  readonly span: Span;
}

const BLANK = /[ \t\r\n]*/y;
const BARE = /[^ \t\r\n'"\\]+/y;
const SINGLE_QUOTED = /[^']+/y;
const DOUBLE_QUOTED = /[^"\\]+/y;

/**
 * Python's `shlex.split(text)` (CPython: Lib/shlex.py, POSIX mode, no comments). Unlike a shell it knows no operators,
 * no expansions and no joined lines.
 */
export function shlexSplit(text: string): ShlexResult {
  const words: ShlexWord[] = [];
  for (let at = afterBlanks(text, 0); at < text.length; at = afterBlanks(text, at)) {
    const reader = new WordReader(text, at);
    const word = reader.read();
    if (!word) return { words, error: reader.error };
    words.push(word);
    at = word.span.end;
  }
  return { words, error: undefined };
}

function afterBlanks(text: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.test(text);
  return BLANK.lastIndex;
}

class WordReader {
  error: ShlexError | undefined;
  readonly #text: string;
  readonly #start: number;
  readonly #value = MappedText.builder();
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#at = start;
  }

  read(): ShlexWord | undefined {
    while (!this.error && this.#readPart());
    const span = { start: this.#start, end: this.#at };
    return this.error ? undefined : { span, value: this.#value.build(span) };
  }

  /** False at the end of the word. */
  #readPart(): boolean {
    const char = this.#text.charAt(this.#at);
    if (char === '\\') return this.#readEscape(undefined);
    if (char === "'") return this.#readQuotes(char, SINGLE_QUOTED);
    if (char === '"') return this.#readQuotes(char, DOUBLE_QUOTED);
    return this.#readPlain(BARE);
  }

  #readPlain(expression: RegExp): boolean {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text)?.[0] ?? '';
    this.#value.piece(found, { start: this.#at, end: this.#at + found.length });
    this.#at += found.length;
    return found !== '';
  }

  /** `escapable`: what a backslash escapes, everything if undefined; before anything else it stands for itself. */
  #readEscape(escapable: string | undefined): boolean {
    const start = this.#at;
    const next = this.#text.charAt(start + 1);
    if (next === '') return this.#fail('No escaped character', start);
    const isEscaped = escapable === undefined || escapable.includes(next);
    this.#at += 2;
    this.#value.piece(isEscaped ? next : `\\${next}`, { start, end: this.#at });
    return true;
  }

  #readQuotes(quote: string, inside: RegExp): boolean {
    const start = this.#at++;
    while (this.#readPlain(inside) || (this.#text.charAt(this.#at) === '\\' && this.#readEscape('"\\')));
    if (this.error) return false;
    if (this.#text.charAt(this.#at) !== quote) return this.#fail('No closing quotation', start);
    this.#at++;
    return true;
  }

  #fail(text: ShlexError['text'], at: number): boolean {
    this.error = { text, span: { start: at, end: at + 1 } };
    return false;
  }
}
