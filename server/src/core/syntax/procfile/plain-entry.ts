import { MappedText } from '../../text/mapped-text.ts';
import { span } from '../../text/span.ts';
import type { EntryText } from './entry.ts';
import { readLineEntry } from './line-entry.ts';

/**
 * The form of nearly every entry: a plain scalar of more than one word, which YAML can only read as exactly this
 * string. It starts with no indicator and contains no `: `, no ` #`, no tab, no colon or backslash at its end and no
 * white space but ordinary spaces.
 */
const PLAIN_LINE =
  /^([A-Za-z0-9][\w.-]*):( +)([A-Za-z_./$][^\x00-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ud800-\udfff\ufeff]* \S.*)$/;
const BREAKS_PLAIN =
  /:(?: |$)| #|\\ *$|[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ud800-\udfff\ufeff]/;

const COMMENT = /^[ \t]*#/;

/**
 * One entry of a Procfile that is read as YAML; spans count from its start. Never throws. The library for YAML is loaded
 * with the first entry that is neither plain nor a comment: most files have none.
 */
export function readPlainEntry(source: string): EntryText {
  if (COMMENT.test(source)) return readLineEntry(source);
  const plain = PLAIN_LINE.exec(source);
  if (plain?.[1] && plain[2] && plain[3]) {
    const start = plain[1].length + 1 + plain[2].length;
    const command = plain[3].trimEnd();
    if (!BREAKS_PLAIN.test(plain[3])) {
      const place = span(start, start + command.length);
      return {
        kind: 'process',
        span: span(0, source.length),
        name: plain[1],
        nameSpan: span(0, plain[1].length),
        colon: span(plain[1].length, plain[1].length + 1),
        value: { text: MappedText.verbatim(command, start), style: 'plain', span: place, type: 'string' },
        problems: [],
      };
    }
  }
  const { readYamlEntry } = require('./yaml-entry.ts') as typeof import('./yaml-entry.ts');
  return readYamlEntry(source);
}
