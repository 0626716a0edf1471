import type { Assignment, Redirection, Script, Word } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { type HereDocument, readRedirection, skipBlank } from './operators.ts';
import { readValue, readWord, skipParentheses } from './word.ts';
import { WordBuilder } from './word-builder.ts';

interface CommandParts {
  readonly assignments: Assignment[];
  readonly words: Word[];
  readonly redirections: Redirection[];
}

const NAME_BEFORE_VALUE = /[A-Za-z_]\w*(?==)/y;

/** Assignments, words and redirections up to an operator (POSIX.1-2017 2.9.1). Reads at least one if one is there. */
export function readSimpleCommand(cursor: Cursor, hereDocuments: HereDocument[]): CommandParts {
  const parts: CommandParts = { assignments: [], words: [], redirections: [] };
  for (;;) {
    skipBlank(cursor);
    const assignment = parts.words.length === 0 ? readAssignment(cursor) : undefined;
    const redirection = assignment ? undefined : readRedirection(cursor, hereDocuments);
    if (assignment) parts.assignments.push(assignment);
    else if (redirection) parts.redirections.push(redirection);
    else {
      const word = readProcessSubstitution(cursor) ?? readWord(cursor);
      if (!word) return parts;
      parts.words.push(word);
    }
  }
}

function readAssignment(cursor: Cursor): Assignment | undefined {
  const start = cursor.at;
  const name = cursor.take(NAME_BEFORE_VALUE);
  if (name === '') return undefined;
  const nameSpan = { start, end: cursor.at };
  cursor.at++;
  const value = cursor.char === '(' ? readArray(cursor) : readValue(cursor);
  return { span: { start, end: cursor.at }, name, nameSpan, value: { ...value, splits: false, globs: false } };
}

/** bash's `NAME=(…)`. */
function readArray(cursor: Cursor): Word {
  const start = cursor.at;
  const word = new WordBuilder();
  if (!skipParentheses(cursor)) cursor.fail('unclosed-group', start, start + 1);
  word.addUnknown(start, cursor.at);
  return word.build(start, cursor.at);
}

/** bash's `<(…)` and `>(…)`: a word that becomes the name of a pipe. */
function readProcessSubstitution(cursor: Cursor): Word | undefined {
  if (!'<>'.includes(cursor.char) || cursor.text[cursor.at + 1] !== '(') return undefined;
  const start = cursor.at;
  const word = new WordBuilder();
  cursor.at += 2;
  let script: Script | undefined;
  cursor.nested(() => {
    script = cursor.readSubstitution(cursor);
  });
  if (cursor.char === ')') cursor.at++;
  else cursor.fail('unclosed-expansion', start, start + 2);
  word.expansions.push({ kind: 'command', span: { start, end: cursor.at }, ...(script && { script }) });
  word.part('none');
  word.addUnknown(start, cursor.at);
  return word.build(start, cursor.at);
}
