/**
 * Edits of single arguments that leave the rest of a command line untouched. Each returns no edits if that is
 * impossible.
 */

import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Word } from '../syntax/shell/ast.ts';
import { runStart } from '../text/run-start.ts';
import { covers, type Span, span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { ArgumentValue } from './program.ts';

/** The argument that contains `place`. */
export function argumentAt({ arguments: words }: Invocation, place: Span): Word | undefined {
  return words.find((word) => covers(word.span, place));
}

/**
 * Replaces an argument, or part of one, by `text`; spans count from the start of the command line's text. A place with
 * quotes or backslashes is left alone, because parts of it cannot be told apart there. `text` must mean itself to a
 * shell, also within quotes.
 */
export function replaceArgument(command: CommandLine, place: Span, text: string): TextEdit[] {
  if (/['"\\]/.test(command.text.text.slice(place.start, place.end))) return [];
  return [{ span: command.toDocument(place), newText: command.encode(text) }];
}

/** Puts `text` and a space in front of a word; `text` must mean itself to a shell. */
export function insertBefore(command: CommandLine, { start }: Span, text: string): TextEdit[] {
  return [{ span: command.toDocument(span(start, start)), newText: command.encode(`${text} `) }];
}

/** An option as it was given: its flag and the value that belongs to it. */
export interface GivenOption {
  readonly flag: ArgumentValue;
  readonly value: ArgumentValue | undefined;
}

/** From its flag to the end of its value, with the quotes around that. */
export function placeOfOption(invocation: Invocation, { flag, value }: GivenOption): Span {
  const end = value ? (argumentAt(invocation, value.span)?.span.end ?? value.span.end) : 0;
  return span(flag.span.start, Math.max(flag.span.end, end));
}

/** Removes an option: whole words with the white space before them, or only its letter of a bundle (`-Dw4`). */
export function removeArgument(command: CommandLine, invocation: Invocation, { flag, value }: GivenOption): TextEdit[] {
  const word = argumentAt(invocation, flag.span);
  const valueWord = value && argumentAt(invocation, value.span);
  if (!word) return [];
  const remove = (start: number, end: number): TextEdit => ({
    span: command.toDocument(span(start, end)),
    newText: '',
  });
  const isGlued = valueWord === word;
  const nextWord = isGlued ? undefined : valueWord;
  const end = value && isGlued ? value.span.end : flag.span.end;
  const isWhole = word.quoting !== 'none' || (flag.span.start === word.span.start && end === word.span.end);
  if (isWhole)
    return [remove(spaceBefore(command, word.span.start), behindWord(command, nextWord?.span.end ?? word.span.end))];
  // The hyphen of a bundle stays.
  const letter = remove(Math.max(flag.span.start, word.span.start + 1), end);
  const behind = nextWord && behindWord(command, nextWord.span.end);
  return nextWord && behind ? [letter, remove(spaceBefore(command, nextWord.span.start), behind)] : [letter];
}

/**
 * Where the next word may begin. In `bash -c '… '\''a'\'''` the last quote of `'a'` is written as the end of the outer quotes, the
 * quote and their beginning, which all belong to it.
 */
function behindWord({ text: { text } }: CommandLine, end: number): number {
  return text.startsWith("\\''", end - 2) ? end + 1 : end;
}

/** Adds words behind the last one of a program. They must mean themselves to a shell. */
export function addArguments(command: CommandLine, invocation: Invocation, text: string): TextEdit[] {
  const { start, end } = invocation.span;
  const place = command.toDocument(span(start, behindWord(command, end)));
  return [{ span: span(place.end, place.end), newText: ` ${command.encode(text)}` }];
}

/** Where the white space before a word starts, line continuations included. */
function spaceBefore(command: CommandLine, start: number): number {
  const { text } = command.text;
  let at = runStart(text, start, /\s/);
  while (text[at] === '\n' && text[at - 1] === '\\') at = runStart(text, at - 1, /\s/);
  return at;
}
