import type { Position, Range, Span } from './span.ts';

/**
 * Converts between offsets and positions of one text. Lines end with LF, CRLF or a lone CR, as in LSP.
 * Out-of-range input is clamped, never an error: a client may be one edit ahead.
 */
export class LineIndex {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The line's span without its line ending. */
  lineSpan(line: number): Span {
    const start = this.#starts[line] ?? this.#text.length;
    let end = this.#starts[line + 1] ?? this.#text.length;
    while (end > start && isLineBreak(this.#text.charCodeAt(end - 1))) end--;
    return { start, end };
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - (this.#starts[line] ?? 0) };
  }

  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#text.length;
    const { start, end } = this.lineSpan(position.line);
    return Math.max(start, Math.min(start + position.character, end));
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  spanOf(range: Range): Span {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (isLineBreak(code)) starts.push(i + 1);
  }
  return starts;
}
