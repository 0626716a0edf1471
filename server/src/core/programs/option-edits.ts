/** Edits of a program's options inside a command line: what remedies and quick fixes change, and nothing beside it. */
import type { CommandLine, Invocation } from '../model/command-line.ts';
import { type Span, span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { OptionUse, ParsedArguments } from './program.ts';

/** The use of a flag's option that counts: the last one. `flag` is any of the option's flags. */
export function useOf(parsed: ParsedArguments, flag: string): OptionUse | undefined {
  return parsed.uses.findLast(({ option }) => option.flags.includes(flag));
}

/**
 * Sets an option: its value in place where it is given (in the form it was written in: `-w 4`, `-w4`, `--workers=4`),
 * else `flag value` after the program's last word. `value` is the text the program shall see; undefined for a bare flag.
 */
export function setOption(
  command: CommandLine,
  invocation: Invocation,
  parsed: ParsedArguments,
  flag: string,
  value: string | undefined,
): TextEdit[] {
  const use = useOf(parsed, flag);
  if (!use) {
    const end = command.toDocument(invocation.span).end;
    const text = value === undefined ? flag : `${flag} ${shellWord(value)}`;
    return [{ span: span(end, end), newText: ` ${command.encode(text)}` }];
  }
  if (value === undefined || !use.value || use.value.text === value) return [];
  return [{ span: command.toDocument(use.value.span), newText: command.encode(shellWord(value)) }];
}

/** Takes every use of an option out, with the white space before it. */
export function removeOption(command: CommandLine, parsed: ParsedArguments, flag: string): TextEdit[] {
  return parsed.uses
    .filter(({ option }) => option.flags.includes(flag))
    .map((use) => ({ span: withSpaceBefore(command, useSpan(use)), newText: '' }));
}

/** A text as one shell word that the program gets unchanged; ordinary words stay bare. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function useSpan({ flag, value }: OptionUse): Span {
  return value ? span(Math.min(flag.span.start, value.span.start), Math.max(flag.span.end, value.span.end)) : flag.span;
}

function withSpaceBefore(command: CommandLine, place: Span): Span {
  let { start } = place;
  while (start > 0 && /\s/.test(command.text.text[start - 1] ?? '')) start--;
  return command.toDocument(span(start, place.end));
}
