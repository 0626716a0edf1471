/** Edits of a program's options inside a command line, for remedies and quick fixes; nothing else is changed. */
import type { CommandLine, Invocation } from '../model/command-line.ts';
import { type Span, span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { OptionUse, ParsedArguments } from './program.ts';

/** The use of an option that counts: the last one. `flag` is any of the option's flags. */
export function useOf(parsed: ParsedArguments, flag: string): OptionUse | undefined {
  return parsed.uses.findLast(({ option }) => option.flags.includes(flag));
}

/**
 * Sets an option. If it is given, its value is replaced in the form it was written in (`-w 4`, `-w4`, `--workers=4`,
 * `-w ${WORKERS:-4}`); else `flag value` is added behind the last word that can be an option. `value`: the text that
 * the program shall see; undefined for a bare flag.
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
    const text = value === undefined ? flag : `${flag} ${shellWord(value)}`;
    const next = firstBehindOptions(command, invocation);
    if (next) {
      const { start } = command.toDocument(next);
      return [{ span: span(start, start), newText: `${command.encode(text)} ` }];
    }
    const { end } = command.toDocument(invocation.span);
    return [{ span: span(end, end), newText: ` ${command.encode(text)}` }];
  }
  if (value === undefined || !use.value || use.value.text === value) return [];
  const place = fallbackIn(command, invocation, use.value) ?? use.value.span;
  return [{ span: command.toDocument(place), newText: command.encode(shellWord(value)) }];
}

/**
 * The first word that options must stand before: `--`, or a lone backslash at the end, which would swallow the space
 * behind it.
 */
function firstBehindOptions({ text }: CommandLine, invocation: Invocation): Span | undefined {
  return invocation.arguments.find(({ span: { start, end }, value }) => {
    return value.text === '--' || (end === text.text.length && text.text.slice(start, end) === '\\');
  })?.span;
}

/** The place of `text` in `${NAME:-text}` if that is the whole value: the variable stays, and may still override it. */
function fallbackIn(
  { text }: CommandLine,
  invocation: Invocation,
  value: NonNullable<OptionUse['value']>,
): Span | undefined {
  const expansions = invocation.arguments.flatMap((word) => word.expansions);
  const whole = expansions.find((one) => one.span.start === value.span.start && one.span.end === value.span.end);
  if (!whole?.fallback || whole.fallback !== value.text) return undefined;
  const end = whole.span.end - 1;
  const start = end - whole.fallback.length;
  return text.text.slice(start, end + 1) === `${whole.fallback}}` ? span(start, end) : undefined;
}

/** Quotes a text as one shell word that the program gets unchanged; ordinary words stay bare. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
