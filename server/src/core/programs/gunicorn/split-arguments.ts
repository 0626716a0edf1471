import type { Word } from '../../syntax/shell/ast.ts';
import { MappedText } from '../../text/mapped-text.ts';

/** The words of a variable that gunicorn splits with Python's `shlex.split`, or the text of its exception. */
export function splitArguments(text: MappedText): readonly Word[] | string {
  const words: Word[] = [];
  const source = text.text;
  let at = 0;
  while (at < source.length) {
    if (/[ \t\r\n]/.test(source.charAt(at))) {
      at++;
      continue;
    }
    const start = at;
    const value = MappedText.builder();
    let quote = '';
    for (; at < source.length; at++) {
      const character = source.charAt(at);
      if (quote === '' && /[ \t\r\n]/.test(character)) break;
      if (character === quote) quote = '';
      else if (quote === '' && (character === "'" || character === '"')) quote = character;
      else if (character === '\\' && quote !== "'") {
        const next = source.charAt(at + 1);
        if (next === '') return quote === '' ? 'No escaped character' : 'No closing quotation';
        const isEscape = quote === '' || next === quote || next === '\\';
        value.piece(isEscape ? next : `\\${next}`, text.toSource({ start: at, end: at + 2 }));
        at++;
      } else value.piece(character, text.toSource({ start: at, end: at + 1 }));
    }
    if (quote !== '') return 'No closing quotation';
    const span = text.toSource({ start, end: at });
    words.push({ span, value: value.build(span), quoting: 'none', splits: false, globs: false, expansions: [] });
  }
  return words;
}
