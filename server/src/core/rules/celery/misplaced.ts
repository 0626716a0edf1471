import type { CommandLine, Invocation } from '../../model/command-line.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { COMMANDS, GLOBAL_OPTIONS } from '../../programs/celery/command-data.ts';
import type { OptionData } from '../../programs/option-data.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { type Span, span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { CeleryRefusal } from './celery-starts.ts';

/** An option that was refused only because it stands on the wrong side of the command. */
interface Misplaced {
  /** The side of the command on which it stands. */
  readonly side: 'before' | 'behind';
  readonly flag: string;
  readonly command: ArgumentValue;
  /** Flag and value, in the command line's text. */
  readonly place: Span;
  /** The words to move; undefined where the flag shares its word with another. */
  readonly words: Span | undefined;
}

export function misplaced({ start: { command, invocation, parsed }, error }: CeleryRefusal): Misplaced | undefined {
  const word = argumentAt(invocation, error.span);
  if (!word || !parsed.command) return undefined;
  const { name, word: commandWord } = parsed.command;
  const side = error.span.start < commandWord.span.start ? 'before' : 'behind';
  const written = command.text.text.slice(error.span.start, error.span.end);
  const flag = written.startsWith('--') ? written : `-${written.replace(/^-/, '')}`;
  const there = side === 'behind' ? GLOBAL_OPTIONS : (COMMANDS.find((data) => data.name === name)?.options ?? []);
  const option = there.find(({ flags }) => flags.includes(flag));
  if (!option) return undefined;
  const end = valueEnd(invocation, word, error.span, option);
  const isAlone = error.span.start === word.span.start;
  return {
    side,
    flag,
    command: commandWord,
    place: span(error.span.start, end),
    words: isAlone ? span(word.span.start, end) : undefined,
  };
}

/** The end of the option's value, which is in the same word (`-Aproj`, `--app=proj`) or in the next one. */
function valueEnd({ arguments: words }: Invocation, word: Word, flag: Span, option: OptionData): number {
  const hasMore = flag.end < word.span.end;
  if (option.type === 'flag') return hasMore ? flag.end : word.span.end;
  const next = words[words.indexOf(word) + 1];
  return !hasMore && next && !next.value.text.startsWith('-') ? next.span.end : word.span.end;
}

/** Puts the words on the other side of the command. */
export function moveOver(commandLine: CommandLine, { side, command, words }: Misplaced): TextEdit[] {
  if (!words) return [];
  const { text } = commandLine.text;
  const moved = commandLine.encode(text.slice(words.start, words.end));
  const { start, end } = commandLine.toDocument(command.span);
  if (side === 'behind') {
    const space = /\s+$/.exec(text.slice(0, words.start))?.[0].length ?? 0;
    return [
      { span: span(start, start), newText: `${moved} ` },
      { span: commandLine.toDocument(span(words.start - space, words.end)), newText: '' },
    ];
  }
  const space = /^\s+/.exec(text.slice(words.end))?.[0].length ?? 0;
  return [
    { span: commandLine.toDocument(span(words.start, words.end + space)), newText: '' },
    { span: span(end, end), newText: ` ${moved}` },
  ];
}
