/** Where the caret is in a command: which program's words, which word, what stands before it. */
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Document, Process } from '../model/document.ts';
import { findScripts } from '../model/invocations.ts';
import { commandLine } from '../model/make-command-line.ts';
import { programFor } from '../programs/registry.ts';
import type { SimpleCommand, Word } from '../syntax/shell/ast.ts';
import { MappedText } from '../text/mapped-text.ts';
import { covers, type Span, span } from '../text/span.ts';

export interface Caret {
  readonly process: Process;
  readonly command: CommandLine;
  /** undefined where there is no program yet. */
  readonly invocation: Invocation | undefined;
  /** Words of the program before the caret, the one it stands in not included. */
  readonly before: readonly Word[];
  /** The part of its word before the caret; empty between words. */
  readonly prefix: string;
  /** The whole word it stands in, in the document; empty between words. */
  readonly word: Span;
  /** In a script inside the command (`bash -c "…"`): its quotes are around everything. */
  readonly isNested: boolean;
  /** A program is to be written here: where a command begins, or behind what starts others (`exec`, `uv run`). */
  readonly isProgram: boolean;
}

/** undefined when the caret is not in a command but in a comment, say, or inside a quote that is part of a longer word. */
export function caretAt(document: Document, offset: number): Caret | undefined {
  const process = document.processes
    .near(span(beforeBlanks(document.text, offset), offset))
    .find(({ command }) => command && isInside(document, command, offset));
  const command = process?.command;
  if (!process || !command) return undefined;
  const at = offset > command.text.source.end ? command.text.text.length + 1 : command.text.fromSource(offset);
  if (command.script.comments.some((comment) => comment.start < at)) return undefined;
  const inner = commandsAround(command, at);
  const simple = (inner ?? command.script.commands).findLast((candidate) => candidate.span.start <= at);
  if (inner && !simple) return undefined;
  const ended = simple?.connectorSpan && simple.connectorSpan.end <= at;
  const invocation = ended
    ? undefined
    : command.invocations.findLast((candidate) => candidate.command === simple && candidate.programSpan.end < at);
  const words = invocation?.arguments ?? simple?.words ?? [];
  const current = ended ? undefined : words.find((word) => word.span.start <= at && at <= word.span.end);
  const isQuoted = command.form === 'line' && current !== undefined && current.quoting !== 'none';
  const prefix = current ? writtenBefore(current, at) : '';
  return {
    process,
    command,
    invocation,
    before: (invocation?.arguments ?? []).filter((word) => word.span.end < at),
    prefix,
    word: current ? command.toDocument(current.span) : span(offset, offset),
    isNested: inner !== undefined,
    // Quotes in which nothing stands would be lost.
    isProgram:
      !isQuoted &&
      (!invocation || (!ended && simple !== undefined && isStarted(command, simple, current?.span.start ?? at))),
  };
}

/** The commands of a script in quotes around the caret; undefined where it is in none. */
function commandsAround({ script }: CommandLine, at: number): readonly SimpleCommand[] | undefined {
  const words = script.commands.flatMap((command) => command.words);
  const holder = words.find(({ span: { start, end }, quoting }) => quoting !== 'none' && start < at && at < end);
  const scripts = holder ? [...findScripts(script)].filter((one) => one !== script) : [];
  const inner = scripts.filter(({ commands: [first] }) => holder && first && covers(holder.span, first.span));
  return inner.at(-1)?.commands;
}

/** What would be written here would be started as a program: the words before it are asked with one behind them. */
function isStarted({ text }: CommandLine, simple: SimpleCommand, at: number): boolean {
  const before = text.text.slice(simple.span.start, at);
  const [first] = simple.words;
  if (before.trim() === '' || !first || programFor(first.value.text)) return false;
  return commandLine(MappedText.verbatim(`${before.trimEnd()} x`, 0), 'plain').invocations.at(-1)?.program === 'x';
}

function beforeBlanks(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return start;
}

/** In the command's text, or in the blanks after it on the same line. */
function isInside(document: Document, { text }: CommandLine, offset: number): boolean {
  const { start, end } = text.source;
  if (offset < start) return false;
  return offset <= end || /^[ \t]*$/.test(document.text.slice(end, offset));
}

function writtenBefore(word: Word, at: number): string {
  return word.value.text.slice(0, at >= word.span.end ? undefined : word.value.fromSource(at));
}
