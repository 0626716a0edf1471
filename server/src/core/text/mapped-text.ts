import type { Span } from './span.ts';

/**
 * A piece of a mapped text. In a verbatim piece character n stands for character n of the source; any other piece
 * (an escape, a folded line break) stands for its source stretch as a whole.
 */
interface Piece {
  readonly at: number;
  readonly length: number;
  readonly source: Span;
  readonly isVerbatim: boolean;
}

/**
 * Text that was made from a source by removing quotes, decoding escapes or folding lines, and that still knows where
 * each of its characters stands in that source. Immutable.
 */
export class MappedText {
  readonly text: string;
  readonly #pieces: readonly Piece[];
  readonly #source: Span;

  private constructor(text: string, pieces: readonly Piece[], source: Span) {
    this.text = text;
    this.#pieces = pieces;
    this.#source = source;
  }

  /** A text that stands unchanged in the source, at offset `start`. */
  static verbatim(text: string, start: number): MappedText {
    const source = { start, end: start + text.length };
    return new MappedText(text, [{ at: 0, length: text.length, source, isVerbatim: true }], source);
  }

  static builder(): MappedTextBuilder {
    return new MappedTextBuilder((text, pieces, source) => new MappedText(text, pieces, source));
  }

  /** The whole source stretch, delimiters included where the builder was told of them. */
  get source(): Span {
    return this.#source;
  }

  /** The source stretch of characters `start` up to `end`: escapes and folded breaks are covered whole. */
  toSource(target: Span): Span {
    const start = this.#edge(target.start, 'start');
    return { start, end: target.end <= target.start ? start : Math.max(start, this.#edge(target.end - 1, 'end')) };
  }

  /** The character at a source offset; between pieces, the next one. */
  fromSource(offset: number): number {
    for (const piece of this.#pieces) {
      if (offset <= piece.source.start) return piece.at;
      if (offset < piece.source.end) return piece.isVerbatim ? piece.at + offset - piece.source.start : piece.at;
    }
    return this.text.length;
  }

  /** The same text, when its source moved by `delta` characters. */
  shifted(delta: number): MappedText {
    if (delta === 0) return this;
    const move = (source: Span): Span => ({ start: source.start + delta, end: source.end + delta });
    const pieces = this.#pieces.map((piece) => ({ ...piece, source: move(piece.source) }));
    return new MappedText(this.text, pieces, move(this.#source));
  }

  /** Appends this text, piece by piece, to another that is being made from the same source. */
  appendTo(builder: MappedTextBuilder): void {
    for (const piece of this.#pieces)
      builder.piece(this.text.slice(piece.at, piece.at + piece.length), piece.source, piece.isVerbatim);
  }

  /** Characters `start` up to `end`, mapped to the same source. */
  slice(start: number, end = this.text.length): MappedText {
    return MappedText.verbatim(this.text.slice(start, end), start).within(this);
  }

  /** The same text, mapped one source further out. */
  within(outer: MappedText): MappedText {
    const builder = MappedText.builder();
    for (const piece of this.#pieces) {
      const target = this.text.slice(piece.at, piece.at + piece.length);
      if (piece.isVerbatim) {
        for (const part of outer.#slices(piece.source)) {
          const at = part.at - piece.source.start;
          builder.piece(target.slice(at, at + part.length), part.source, part.isVerbatim);
        }
      } else builder.piece(target, outer.toSource(piece.source), false);
    }
    return builder.build(outer.toSource(this.#source));
  }

  *#slices(target: Span): Iterable<Piece> {
    for (let i = this.#pieceAt(target.start); i < this.#pieces.length; i++) {
      const piece = this.#pieces[i];
      if (!piece || piece.at >= target.end) return;
      const at = Math.max(piece.at, target.start);
      const length = Math.min(piece.at + piece.length, target.end) - at;
      if (length <= 0) continue;
      const source = piece.isVerbatim
        ? { start: piece.source.start + at - piece.at, end: piece.source.start + at - piece.at + length }
        : piece.source;
      yield { at, length, source, isVerbatim: piece.isVerbatim };
    }
  }

  #pieceAt(index: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.at ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  #edge(index: number, edge: 'start' | 'end'): number {
    if (index >= this.text.length) return this.#pieces.at(-1)?.source.end ?? this.#source.end;
    const piece = this.#pieces[this.#pieceAt(index)];
    if (!piece) return this.#source[edge];
    if (piece.isVerbatim) return piece.source.start + index - piece.at + (edge === 'end' ? 1 : 0);
    return piece.source[edge];
  }
}

type Finish = (text: string, pieces: readonly Piece[], source: Span) => MappedText;

export class MappedTextBuilder {
  readonly #finish: Finish;
  readonly #pieces: Piece[] = [];
  #text = '';

  constructor(finish: Finish) {
    this.#finish = finish;
  }

  get text(): string {
    return this.#text;
  }

  /**
   * Appends `text`, made of the stretch `source`; it is mapped character by character if both are equally long.
   * Verbatim pieces that touch are joined.
   */
  piece(text: string, source: Span, isVerbatim = text.length === source.end - source.start): this {
    if (text === '') return this;
    const last = this.#pieces.at(-1);
    if (last?.isVerbatim && isVerbatim && last.source.end === source.start) {
      this.#pieces[this.#pieces.length - 1] = {
        at: last.at,
        length: last.length + text.length,
        source: { start: last.source.start, end: source.end },
        isVerbatim,
      };
    } else this.#pieces.push({ at: this.#text.length, length: text.length, source, isVerbatim });
    this.#text += text;
    return this;
  }

  build(source?: Span): MappedText {
    const first = this.#pieces[0]?.source.start ?? 0;
    const last = this.#pieces.at(-1)?.source.end ?? first;
    return this.#finish(this.#text, [...this.#pieces], source ?? { start: first, end: last });
  }
}
