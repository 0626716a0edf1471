/** Edits of single arguments that leave everything else of a command line as it is. None where that cannot be done. */
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Word } from '../syntax/shell/ast.ts';
import { covers, type Span, span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { ArgumentValue } from './program.ts';

/** The argument of which `place` is a part. */
export function argumentAt({ arguments: words }: Invocation, place: Span): Word | undefined {
  return words.find((word) => covers(word.span, place));
}

/**
 * Writes `text` in the place of an argument or a part of one; spans count from the start of the command line's text.
 * Text with quotes or backslashes in it is left alone: what is a part of what is then not plain. `text` must mean
 * itself to a shell, also within quotes.
 */
export function replaceArgument(command: CommandLine, place: Span, text: string): TextEdit[] {
  if (/['"\\]/.test(command.text.text.slice(place.start, place.end))) return [];
  return [{ span: command.toDocument(place), newText: command.encode(text) }];
}

/** What an option was given: its flag and the value that belongs to it. */
export interface GivenOption {
  readonly flag: ArgumentValue;
  readonly value: ArgumentValue | undefined;
}

/** Takes an option out: whole words with the white space before them, or its letter of a bundle (`-Dw4`). */
export function removeArgument(command: CommandLine, invocation: Invocation, { flag, value }: GivenOption): TextEdit[] {
  const word = argumentAt(invocation, flag.span);
  const valueWord = value && argumentAt(invocation, value.span);
  if (!word) return [];
  const isGlued = valueWord === word;
  const end = value && isGlued ? value.span.end : flag.span.end;
  const isWhole = word.quoting !== 'none' || (flag.span.start === word.span.start && end === word.span.end);
  const last = valueWord && !isGlued ? valueWord.span.end : isWhole ? word.span.end : end;
  // Of a bundle the hyphen stays.
  const start = isWhole ? spaceBefore(command, word.span.start) : Math.max(flag.span.start, word.span.start + 1);
  if (!isWhole && last > end) {
    const letter = { span: command.toDocument(span(start, end)), newText: '' };
    const from = spaceBefore(command, valueWord?.span.start ?? end);
    return [letter, { span: command.toDocument(span(from, last)), newText: '' }];
  }
  return [{ span: command.toDocument(span(start, last)), newText: '' }];
}

/** Adds words behind the last one of a program. They must mean themselves to a shell. */
export function addArguments(command: CommandLine, invocation: Invocation, text: string): TextEdit[] {
  const { end } = command.toDocument(invocation.span);
  return [{ span: span(end, end), newText: ` ${command.encode(text)}` }];
}

/** Where the white space before a word starts, line continuations included. */
function spaceBefore(command: CommandLine, start: number): number {
  return start - (/(?:\s|\\\n)+$/.exec(command.text.text.slice(0, start))?.[0].length ?? 0);
}
