/**
 * Scalars that are written in quotes or on several lines keep the very text they have: the YAML library would write the
 * same value in its own way. Each is replaced by a word that occurs nowhere else, and put back into what was written.
 */
import { type Document, type Scalar, visit } from 'yaml';

/** From the private use area of Unicode. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const PLACE = new RegExp(`${OPEN}([0-9]+)${CLOSE}`, 'g');

interface Written {
  readonly text: string;
  /** The column of the key or list mark it belongs to. */
  readonly column: number;
}

/**
 * Replaces the scalars of `document` (parsed from `source`) by placeholders; the returned function puts them back into
 * the text made from it.
 */
export function takeScalarsOut(source: string, document: Document): (text: string) => string {
  if (source.includes(OPEN)) return (text) => text;
  const taken: Written[] = [];
  visit(document, {
    Scalar(key, scalar) {
      const written = key === 'key' ? undefined : writtenText(source, scalar);
      if (written === undefined) return;
      scalar.value = `${OPEN}${taken.length}${CLOSE}`;
      scalar.type = 'PLAIN';
      // The comment behind `|` or `>` is part of the text.
      if (/^[|>]/.test(written.text)) scalar.comment = null;
      taken.push(written);
    },
  });
  return (text) =>
    text.replace(PLACE, (place, index: string, offset: number) => {
      const written = taken[Number(index)];
      return written ? shifted(written.text, columnOf(text, offset) - written.column) : place;
    });
}

/** A scalar as written; undefined for one on one line without quotes, or one that was not in the source. */
function writtenText(source: string, { range, type }: Scalar): Written | undefined {
  if (!range) return undefined;
  const text = source.slice(range[0], range[1]).replace(/\r?\n$/, '');
  if (type === 'PLAIN' && !text.includes('\n')) return undefined;
  return { text, column: columnOf(source, range[0]) };
}

/** The column of the key or list mark in the line that contains `offset`. */
function columnOf(text: string, offset: number): number {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
}

/** Shifts the lines after the first to the right or left, but never up to the margin. */
function shifted(text: string, delta: number): string {
  const [first = '', ...rest] = text.split('\n');
  const move = (line: string): string => {
    const spaces = /^ */.exec(line)?.[0].length ?? 0;
    return line.trim() === '' ? line : ' '.repeat(Math.max(0, spaces + delta)) + line.slice(spaces);
  };
  return [first, ...rest.map(move)].join('\n');
}
