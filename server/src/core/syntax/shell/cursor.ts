import type { Span } from '../../text/span.ts';
import type { Script, ShellError, ShellErrorKind } from './ast.ts';

/** Nesting of `$(…)`, `${…}` and groups beyond this depth is not followed: its text counts as unknown. */
const MAX_DEPTH = 64;

/** A parser's position in one text, and the errors it found so far. It never moves backwards over a word. */
export class Cursor {
  readonly text: string;
  readonly errors: ShellError[] = [];
  readonly comments: Span[] = [];
  /** Reads the commands up to an unmatched `)`, for `$(…)`: handed down so that no file imports in a circle. */
  readonly readSubstitution: (cursor: Cursor) => Script;
  at = 0;
  #depth: number;
  #swallowed = false;

  constructor(text: string, readSubstitution: (cursor: Cursor) => Script, depth = 0) {
    this.text = text;
    this.readSubstitution = readSubstitution;
    this.#depth = depth;
  }

  get depth(): number {
    return this.#depth;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  get char(): string {
    return this.text[this.at] ?? '';
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** Takes what a sticky expression matches here; '' when it does not match. */
  take(expression: RegExp): string {
    const start = this.at;
    expression.lastIndex = start;
    if (!expression.test(this.text)) return '';
    this.at = expression.lastIndex;
    return this.text.slice(start, this.at);
  }

  /** Runs `read` one level deeper; past the limit it gives up instead. */
  nested(read: () => void): void {
    this.#depth++;
    if (this.#depth > MAX_DEPTH) this.giveUp();
    else read();
    this.#depth--;
  }

  /** Leaves the rest of the text unread, and says nothing about it. */
  giveUp(): void {
    this.at = this.text.length;
    this.#swallowed = true;
  }

  /** An unclosed quote or bracket swallows the rest of the text, so nothing is reported after it. */
  fail(kind: ShellErrorKind, start: number, end: number): void {
    if (!this.#swallowed) this.errors.push({ kind, span: { start, end } });
    this.#swallowed ||= kind.startsWith('unclosed');
  }
}
