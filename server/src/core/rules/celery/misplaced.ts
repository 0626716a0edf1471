import type { CommandLine, Invocation } from '../../model/command-line.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { COMMANDS, GLOBAL_OPTIONS } from '../../programs/celery/command-data.ts';
import type { OptionData } from '../../programs/option-data.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { runStart } from '../../text/run-start.ts';
import { type Span, span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { CeleryStart } from './celery-starts.ts';

/** An option that was refused only because it stands on the wrong side of the command. */
export interface Misplaced {
  /** The side of the command on which it stands. */
  readonly side: 'before' | 'behind';
  readonly flag: string;
  readonly command: ArgumentValue;
  /** Flag and value, in the command line's text. */
  readonly place: Span;
  /** The words to move; undefined where the flag shares its word with another. */
  readonly words: Span | undefined;
}

export function misplaced({ command, invocation, parsed }: CeleryStart, flagSpan: Span): Misplaced | undefined {
  const word = argumentAt(invocation, flagSpan);
  if (!word || !parsed.command) return undefined;
  const { name, word: commandWord } = parsed.command;
  const side = flagSpan.start < commandWord.span.start ? 'before' : 'behind';
  const written = command.text.text.slice(flagSpan.start, flagSpan.end);
  const flag = written.startsWith('--') ? written : `-${written.replace(/^-/, '')}`;
  const there = side === 'behind' ? GLOBAL_OPTIONS : (COMMANDS.find((data) => data.name === name)?.options ?? []);
  const option = there.find(({ flags }) => flags.includes(flag));
  if (!option) return undefined;
  const end = valueEnd(invocation, word, flagSpan, option);
  const isAlone = flagSpan.start === word.span.start;
  return {
    side,
    flag,
    command: commandWord,
    place: span(flagSpan.start, end),
    words: isAlone ? span(word.span.start, end) : undefined,
  };
}

/**
 * The options of celery 5 behind `flower`, which drops what it does not know.
 * Source: mher/flower:flower/command.py (`warn_about_celery_args_used_in_flower_command`).
 */
export function droppedByFlower(start: CeleryStart): Misplaced[] {
  const { command, reader } = start.parsed;
  if (command?.name !== 'flower' || reader !== 'click') return [];
  const behind = start.invocation.arguments.filter((word) => word.span.start > command.word.span.start);
  return behind.flatMap((word) => {
    const name = word.value.text.replace(/=.*$/s, '');
    const isTaking = GLOBAL_OPTIONS.some(({ flags, type }) => type !== 'flag' && flags.includes(name));
    return (isTaking && misplaced(start, word.value.toSource({ start: 0, end: name.length }))) || [];
  });
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
    const before = runStart(text, words.start, /\s/);
    return [
      { span: span(start, start), newText: `${moved} ` },
      { span: commandLine.toDocument(span(before, words.end)), newText: '' },
    ];
  }
  const space = /^\s+/.exec(text.slice(words.end))?.[0].length ?? 0;
  return [
    { span: commandLine.toDocument(span(words.start, words.end + space)), newText: '' },
    { span: span(end, end), newText: ` ${moved}` },
  ];
}
