import type { Change } from './change.ts';
import { firstFrom } from './first-from.ts';
import type { Position, Range, Span } from './span.ts';
import { splicedOffsets } from './spliced-offsets.ts';

/**
 * Converts between offsets and positions of one text. Lines end with LF, CRLF or a lone CR, as in LSP.
 * Out-of-range input is clamped, never an error: a client may be one edit ahead.
 */
export class LineIndex {
  readonly #text: string;
  readonly #starts: Uint32Array;

  /** `starts`: the offsets at which lines begin, if they are known already. */
  constructor(text: string, starts: Uint32Array = Uint32Array.from([0, ...lineStarts(text, 1, text.length)])) {
    this.#text = text;
    this.#starts = starts;
  }

  /** The index of the text after `change` was made to this one. */
  changed(text: string, { before, after }: Change): LineIndex {
    // Two characters decide whether a line begins at an offset: the one before and the one behind it.
    const from = Math.max(1, firstFrom(this.#starts, before.start));
    const to = firstFrom(this.#starts, Math.max(1, before.end + 1));
    const here = lineStarts(text, Math.max(1, after.start), after.end);
    return new LineIndex(text, splicedOffsets(this.#starts, from, to, here, after.end - before.end));
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  lineAt(offset: number): number {
    return Math.max(0, firstFrom(this.#starts, offset + 1) - 1);
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

/** The offsets from `first` to `last`, both included, at which a line begins. */
function lineStarts(text: string, first: number, last: number): number[] {
  const starts: number[] = [];
  const breaks = /\r\n?|\n/g;
  breaks.lastIndex = first - 1;
  while (breaks.test(text) && breaks.lastIndex <= last) starts.push(breaks.lastIndex);
  return starts;
}
