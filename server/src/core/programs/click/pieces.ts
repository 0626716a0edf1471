import { UNKNOWN, type Word } from '../../syntax/shell/ast.ts';
import { partOfArgument, wholeArgument } from '../argparse/argument-words.ts';
import type { ArgumentValue } from '../program.ts';

/** A word, or the part of it that was split off as a value: what click keeps in its `rargs` and `largs`. */
export interface Piece {
  readonly word: Word;
  readonly start: number;
  readonly text: string;
}

export function wholePiece(word: Word): Piece {
  return { word, start: 0, text: word.value.text };
}

/** The part of a piece from character `start` on. */
export function restOf(piece: Piece, start: number): Piece {
  return { word: piece.word, start: piece.start + start, text: piece.text.slice(start) };
}

export function pieceValue(piece: Piece): ArgumentValue {
  return piece.start === 0 && piece.text === piece.word.value.text
    ? wholeArgument(piece.word)
    : partOfArgument(piece.word, piece.start);
}

/** Characters `start` up to `end` of a piece. */
export function partOf(piece: Piece, start: number, end: number): ArgumentValue {
  return partOfArgument(piece.word, piece.start + start, piece.start + end);
}

/** True for a piece about which nothing is known: it may be any number of words, options among them. */
export function mayBeAnything(piece: Piece): boolean {
  return piece.text.startsWith(UNKNOWN);
}

export function looksLikeOption(piece: Piece): boolean {
  return piece.text.length > 1 && piece.text.startsWith('-');
}
