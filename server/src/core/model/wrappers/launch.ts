import { type Assignment, isKnown, type Word } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';

/** A program that is about to be started: what is left of a command once the wrappers before it are taken off. */
export interface Launch {
  /** Without directories. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly Word[];
}

/** Variables that a program does not find, whoever has set them: these, or all. */
export type LeftOut = readonly string[] | 'all';

export function isLeftOut(variables: LeftOut, name: string): boolean {
  return variables === 'all' || variables.includes(name);
}

/** What a wrapper starts: a program, or a script that a shell reads, and what it changes for it. */
export interface Step {
  readonly launch: Launch | undefined;
  readonly script?: Word;
  readonly environment: readonly Assignment[];
  /** Variables that the wrapper takes out of the environment before. */
  readonly without?: LeftOut;
  /** The directory the wrapper changes to before. */
  readonly directory?: Word;
}

/** undefined when there are no words, or the first one cannot be read. */
export function launchOf(words: readonly Word[]): Launch | undefined {
  const [first] = words;
  const name = programName(first);
  return first && name !== undefined ? { name, nameSpan: first.span, arguments: words.slice(1) } : undefined;
}

/** What a word names as a program, without directories; undefined for none, and for one that cannot be read. */
export function programName(word: Word | undefined): string | undefined {
  const text = word?.value.text ?? '';
  const name = text.slice(text.lastIndexOf('/') + 1);
  return name !== '' && isKnown(name) ? name : undefined;
}

/** The end of a word, from character `start` of its value on: the value of `--name=value`. */
export function restOfWord(word: Word, start: number): Word {
  const value = word.value.slice(start);
  return { ...word, span: value.source, value };
}

/** `NAME=value` as a word of its own: what `env` and `export` take. undefined for any other word. */
export function assignmentOf(word: Word): Assignment | undefined {
  const name = /^[A-Za-z_]\w*(?==)/.exec(word.value.text)?.[0];
  if (name === undefined) return undefined;
  const nameSpan = word.value.toSource({ start: 0, end: name.length });
  return { span: word.span, name, nameSpan, value: restOfWord(word, name.length + 1) };
}
