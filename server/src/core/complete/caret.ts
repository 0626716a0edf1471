/** Where the caret is in a command: which program's words, which word, what stands before it. */
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Document, Process } from '../model/document.ts';
import type { Word } from '../syntax/shell/ast.ts';
import { type Span, span } from '../text/span.ts';

export interface Caret {
  readonly process: Process;
  readonly command: CommandLine;
  /** undefined where the program itself is being written. */
  readonly invocation: Invocation | undefined;
  /** Words of the program before the caret, the one it stands in not included. */
  readonly before: readonly Word[];
  /** The part of its word before the caret; empty between words. */
  readonly prefix: string;
  /** The whole word it stands in, in the document; empty between words. */
  readonly word: Span;
}

/** undefined when the caret is not in a command, or inside a quote that is part of a longer word. */
export function caretAt(document: Document, offset: number): Caret | undefined {
  const process = document.processes
    .near(span(beforeBlanks(document.text, offset), offset))
    .find(({ command }) => command && isInside(document, command, offset));
  const command = process?.command;
  if (!process || !command) return undefined;
  const at = offset > command.text.source.end ? command.text.text.length + 1 : command.text.fromSource(offset);
  const simple = command.script.commands.findLast((candidate) => candidate.span.start <= at);
  const ended = simple?.connectorSpan && simple.connectorSpan.end <= at;
  const invocation = ended
    ? undefined
    : command.invocations.findLast((candidate) => candidate.command === simple && candidate.programSpan.end < at);
  const words = invocation?.arguments ?? simple?.words ?? [];
  const current = ended ? undefined : words.find((word) => word.span.start <= at && at <= word.span.end);
  const prefix = current ? writtenBefore(current, at) : '';
  return {
    process,
    command,
    invocation,
    before: (invocation?.arguments ?? []).filter((word) => word.span.end < at),
    prefix,
    word: current ? command.toDocument(current.span) : span(offset, offset),
  };
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
