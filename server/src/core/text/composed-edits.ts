import { span } from './span.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** A piece of the text as it is now: from the original (`start` to `end` there), or new. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/** Edits of one text after the other, as edits of the first: what none of them touched is not touched by the whole. */
export class ComposedEdits {
  readonly #length: number;
  #text: string;
  #pieces: readonly Piece[];

  constructor(text: string) {
    this.#length = text.length;
    this.#text = text;
    this.#pieces = [{ start: 0, end: text.length }];
  }

  /** The text after all edits so far. */
  get text(): string {
    return this.#text;
  }

  /** `edits` of the text as it is now; no two of them overlap. */
  add(edits: readonly TextEdit[]): void {
    const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const pieces: Piece[] = [];
    let done = 0;
    for (const { span, newText } of ordered) {
      pieces.push(...this.#between(done, span.start), { text: newText });
      done = span.end;
    }
    this.#pieces = [...pieces, ...this.#between(done, this.#text.length)];
    this.#text = applyEdits(this.#text, edits);
  }

  /** In order, none touching another. */
  get edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let done = 0;
    let newText = '';
    for (const piece of [...this.#pieces, { start: this.#length, end: this.#length }]) {
      if ('text' in piece) {
        newText += piece.text;
        continue;
      }
      if (piece.start > done || newText !== '') edits.push({ span: span(done, piece.start), newText });
      done = piece.end;
      newText = '';
    }
    return edits;
  }

  /** What stands between two places of the text as it is now. */
  *#between(from: number, to: number): Iterable<Piece> {
    let at = 0;
    for (const piece of this.#pieces) {
      const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
      const start = Math.max(from - at, 0);
      const end = Math.min(to - at, length);
      if (start < end)
        yield 'text' in piece
          ? { text: piece.text.slice(start, end) }
          : { start: piece.start + start, end: piece.start + end };
      at += length;
    }
  }
}
