/** `$name`, `${…}`, `$(…)`, `$((…))` and backquotes (POSIX.1-2017 2.6.2 to 2.6.4). */
import { MappedText } from '../../text/mapped-text.ts';
import { type Expansion, UNKNOWN } from './ast.ts';
import { Cursor } from './cursor.ts';
import { rebaseScript } from './rebase.ts';
import { WordBuilder } from './word-builder.ts';

/** Reads the text of `${name:-…}` up to its `}`. */
type ReadBraced = (cursor: Cursor, word: WordBuilder, quoted: boolean) => void;

type Draft = { -readonly [K in keyof Expansion]: Expansion[K] } & { span: { start: number; end: number } };

const NAME = /[A-Za-z_]\w*|[0-9@*#?$!-]/y;
const BRACED_NAME = /[A-Za-z_]\w*|[0-9]+|[@*#?$-]|!(?!\w)/y;
/** `${#name}` is a length; `${#}` and `${#-0}` are about the number of arguments. */
const LENGTH = /#(?=[\w@*])/y;
const FALLBACK = /:?[-=]/y;
const BACKQUOTED = /[^`\\]+/y;
/** `$[2 * N]`: bash calculates, as in `$((2 * N))`; to POSIX shells it is a text, whose words a blank may end. */
const OLD_ARITHMETIC = /\$\[[^\]'"]*\]/y;

export function readDollar(cursor: Cursor, word: WordBuilder, quoted: boolean, readBraced: ReadBraced): void {
  const start = cursor.at;
  if (!quoted) word.part('none');
  if (cursor.startsWith('$((')) readArithmetic(cursor, word, quoted, readBraced);
  else if (cursor.startsWith('$(')) readCommand(cursor, word, quoted);
  else if (cursor.startsWith('${')) readParameter(cursor, word, quoted, readBraced);
  else if (cursor.take(OLD_ARITHMETIC))
    addExpansion(word, { kind: 'arithmetic', span: { start, end: cursor.at } }, quoted);
  else {
    cursor.at++;
    const name = cursor.take(NAME);
    if (name) addExpansion(word, { kind: 'parameter', span: { start, end: cursor.at }, name }, quoted);
    // bash gives $'…' and $"…" a meaning of their own, POSIX shells keep the dollar.
    else if (!quoted && /['"]/.test(cursor.char)) word.addUnknown(start, cursor.at);
    else word.add('$', start, cursor.at);
  }
}

function addExpansion(word: WordBuilder, expansion: Expansion, quoted: boolean): void {
  word.expansions.push(expansion);
  word.splits ||= !quoted || expansion.name === '@';
  word.addUnknown(expansion.span.start, expansion.span.end);
}

function readParameter(cursor: Cursor, word: WordBuilder, quoted: boolean, readBraced: ReadBraced): void {
  const start = cursor.at;
  cursor.at += 2;
  const isLength = cursor.take(LENGTH) !== '';
  const name = cursor.take(BRACED_NAME);
  const draft: Draft = { kind: 'parameter', span: { start, end: start }, ...(name && { name }) };
  word.expansions.push(draft);
  word.splits ||= !quoted || name === '@';
  const before = word.text.length;
  const isFallback = name !== '' && !isLength && cursor.take(FALLBACK) !== '';
  const target = isFallback ? word : new WordBuilder();
  cursor.nested(() => readBraced(cursor, target, quoted));
  close(cursor, '}', start);
  draft.span.end = cursor.at;
  if (!isFallback) word.expansions.push(...target.expansions);
  const text = word.text.slice(before);
  if (isFallback && !text.includes(UNKNOWN)) draft.fallback = text;
  if (text === '') word.addUnknown(start, cursor.at);
}

function readCommand(cursor: Cursor, word: WordBuilder, quoted: boolean): void {
  const start = cursor.at;
  const draft: Draft = { kind: 'command', span: { start, end: start } };
  cursor.at += 2;
  cursor.nested(() => {
    draft.script = cursor.readSubstitution(cursor);
  });
  close(cursor, ')', start);
  draft.span.end = cursor.at;
  addExpansion(word, draft, quoted);
}

/** Only the end is sought: what is calculated depends on values that nobody can see here. */
function readArithmetic(cursor: Cursor, word: WordBuilder, quoted: boolean, readBraced: ReadBraced): void {
  const start = cursor.at;
  const inner = new WordBuilder();
  let open = 2;
  cursor.at += 3;
  while (!cursor.done && open > 0) {
    const char = cursor.char;
    if (char === '$') cursor.nested(() => readDollar(cursor, inner, true, readBraced));
    else if (char === '`') readBackquotes(cursor, inner, true);
    else {
      if (char === '(') open++;
      if (char === ')') open--;
      cursor.at++;
    }
  }
  if (open > 0) cursor.fail('unclosed-expansion', start, start + 3);
  addExpansion(word, { kind: 'arithmetic', span: { start, end: cursor.at } }, quoted);
  word.expansions.push(...inner.expansions);
}

/** Inside backquotes a backslash quotes only `$`, a backquote and itself; between double quotes also those. */
export function readBackquotes(cursor: Cursor, word: WordBuilder, quoted: boolean): void {
  const start = cursor.at;
  const inner = MappedText.builder();
  cursor.at++;
  while (!cursor.done && cursor.char !== '`') {
    const at = cursor.at;
    let text = cursor.take(BACKQUOTED);
    if (!text) {
      const next = cursor.text[at + 1] ?? '';
      const quotes = next !== '' && (quoted ? '$`\\"' : '$`\\').includes(next);
      text = quotes ? next : `\\${next}`;
      cursor.at += 1 + next.length;
    }
    inner.piece(text, { start: at, end: cursor.at });
  }
  const source = { start: start + 1, end: cursor.at };
  const draft: Draft = { kind: 'command', span: { start, end: start } };
  cursor.nested(() => {
    const { text } = inner;
    const nested = new Cursor(text, cursor.readSubstitution, cursor.depth);
    const script = { ...nested.readSubstitution(nested), errors: nested.errors, comments: nested.comments };
    draft.script = rebaseScript(script, inner.build(source));
  });
  if (draft.script) {
    for (const { kind, span } of draft.script.errors) cursor.fail(kind, span.start, span.end);
    cursor.comments.push(...draft.script.comments);
  }
  if (cursor.char === '`') cursor.at++;
  else cursor.fail('unclosed-backquote', start, start + 1);
  draft.span.end = cursor.at;
  addExpansion(word, draft, quoted);
}

/** `start`: where the `${` or `$(` stands that is closed here. */
function close(cursor: Cursor, char: string, start: number): void {
  if (cursor.char === char) cursor.at++;
  else cursor.fail('unclosed-expansion', start, start + 2);
}
