import type { Redirection } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { readWord } from './word.ts';

/** Longest first. `|&`, `;&`, `;;&` and `&>` are bash's; `&>` is a redirection. */
const CONTROL = /&&|\|\||;;&|;;|;&|\|&|[;|()\n]|&(?!>)/y;
/** A number belongs to the redirection only when it touches it (POSIX 2.7). `<(` and `>(` are words, in bash. */
const REDIRECTION = /&>>?|\d*(?:<<<|<<-?|<&|<>|>>|>&|>\||[<>](?!\())/y;
/** What it begins with. */
const MAY_REDIRECT = '<>&0123456789';
const BLANK = /(?:[ \t]|\\\n)+/y;
const COMMENT = /#[^\n]*/y;

/** Takes the operator that stands here; '' if there is none. */
export function readOperator(cursor: Cursor): string {
  return cursor.take(CONTROL);
}

/** Skips blanks, joined lines and a comment. A `#` begins one only where a word could begin. */
export function skipBlank(cursor: Cursor): void {
  cursor.take(BLANK);
  if (cursor.char !== '#') return;
  const start = cursor.at;
  cursor.take(COMMENT);
  cursor.comments.push({ start, end: cursor.at });
}

export interface HereDocument {
  readonly delimiter: string;
  readonly tabs: boolean;
}

/** The redirection that stands here with its target; undefined if there is none. */
export function readRedirection(cursor: Cursor, hereDocuments: HereDocument[]): Redirection | undefined {
  if (!MAY_REDIRECT.includes(cursor.char)) return undefined;
  const start = cursor.at;
  const operator = cursor.take(REDIRECTION);
  if (operator === '') return undefined;
  const end = cursor.at;
  skipBlank(cursor);
  const target = startsRedirection(cursor) ? undefined : readWord(cursor);
  if (!target) cursor.fail('missing-redirection-target', start, end);
  else if (/<<-?$/.test(operator)) {
    hereDocuments.push({ delimiter: target.value.text, tabs: operator.endsWith('-') });
  }
  return { span: { start, end: target ? cursor.at : end }, operator, target };
}

function startsRedirection(cursor: Cursor): boolean {
  REDIRECTION.lastIndex = cursor.at;
  return REDIRECTION.test(cursor.text);
}

/** Skips the bodies of the here-documents that were announced on the line that ended just here. */
export function skipHereDocuments(cursor: Cursor, hereDocuments: HereDocument[]): void {
  for (const { delimiter, tabs } of hereDocuments.splice(0)) {
    while (!cursor.done) {
      const line = cursor.take(/[^\n]*/y);
      cursor.take(/\n/y);
      if ((tabs ? line.replace(/^\t+/, '') : line) === delimiter) break;
    }
  }
}
