import { type Assignment, printable, type Word } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import { type GivenArgument, ValueCheck } from './check-values.ts';
import { closeMatches } from './close-matches.ts';
import type { ClickCommand, ClickGroup } from './command.ts';
import { type ClickDialect, noSuchCommand, unexpectedArguments } from './messages.ts';
import { OptionParser } from './option-parser.ts';
import { looksLikeOption, mayBeAnything, type Piece, pieceValue, wholePiece } from './pieces.ts';
import type { ClickError, ClickResult } from './result.ts';

interface ClickInput {
  readonly words: readonly Word[];
  /** Assignments in front of the command. */
  readonly environment: readonly Assignment[];
  /** Where errors are reported that belong to no word. */
  readonly home: Span;
  readonly dialect: ClickDialect;
}

/** Does what `command.main(words)` does, up to the point where the command's own code runs. */
export function parseClick(command: ClickCommand, input: ClickInput): ClickResult {
  return parseLevel(command, undefined, input.words.map(wholePiece), input);
}

type Level = ClickResult['commands'][number];

function parseLevel(
  command: ClickCommand,
  word: Level['word'],
  pieces: readonly Piece[],
  input: ClickInput,
): ClickResult {
  if (command.opaque) return unread(command, word, pieces);
  const parser = new OptionParser(command, pieces, input.dialect).run();
  const { given, left } = command.group ? { given: [], left: parser.left } : assign(command, parser.left);
  const values = new ValueCheck(command, input.environment, input.dialect);
  values.run(parser.uses, given, parser.certain ? input.home : undefined);
  const own: ClickResult = {
    commands: [{ command, word }],
    uses: parser.uses,
    positionals: given.flatMap((argument) => argument.values),
    extras: left.map((piece) => piece.word),
    errors: [...parser.errors, ...values.errors],
    ended: values.ended,
    certain: parser.certain,
  };
  if (own.ended) return { ...own, errors: parser.errors };
  if (command.group) return intoGroup(command, command.group, left, own, input);
  return { ...own, errors: [...own.errors, ...unexpected(command, left, parser.certain)] };
}

function unread(command: ClickCommand, word: Level['word'], pieces: readonly Piece[]): ClickResult {
  const extras = pieces.map((piece) => piece.word);
  return { commands: [{ command, word }], uses: [], positionals: [], extras, errors: [], ended: false, certain: true };
}

/** `_process_args_for_args`: each declared argument takes the next word; a variadic one is declared last. */
function assign(command: ClickCommand, words: readonly Piece[]): { given: GivenArgument[]; left: readonly Piece[] } {
  let left = words;
  const given = command.arguments.map((argument) => {
    const count = argument.variadic ? left.length : 1;
    const values = left.slice(0, count).map(pieceValue);
    left = left.slice(count);
    return { argument, values };
  });
  return { given, left };
}

function unexpected(command: ClickCommand, left: readonly Piece[], certain: boolean): ClickError[] {
  const [first] = left;
  const last = left.at(-1);
  if (!first || !last || command.extraArguments || !certain) return [];
  const text = unexpectedArguments(left.map((piece) => printable(piece.text)));
  const span = { start: pieceValue(first).span.start, end: pieceValue(last).span.end };
  return [{ kind: 'unexpected-argument', span, option: undefined, command, text, exitCode: 2 }];
}

/** `Group.invoke`: the first word left over names the sub-command, which reads the rest. */
function intoGroup(
  command: ClickCommand,
  group: ClickGroup,
  left: readonly Piece[],
  own: ClickResult,
  input: ClickInput,
): ClickResult {
  const [name, ...rest] = left;
  if (!name) {
    if (group.withoutCommand) return { ...own, extras: [], ended: own.errors.length === 0 };
    return withError(own, { kind: 'missing-command', span: input.home, text: 'Missing command.' }, command);
  }
  if (mayBeAnything(name) || !own.certain) return { ...own, certain: false };
  const sub = group.command(name.text);
  if (!sub) return notACommand(command, group, left, own, input);
  const inner = parseLevel(sub, pieceValue(name), rest, input);
  return {
    commands: [...own.commands, ...inner.commands],
    uses: [...own.uses, ...inner.uses],
    positionals: inner.positionals,
    extras: inner.extras,
    errors: [...own.errors, ...inner.errors],
    ended: inner.ended,
    certain: inner.certain,
  };
}

/**
 * `resolve_command`: behind `--`, a word that looks like an option is parsed as one after all before the name is
 * refused.
 */
function notACommand(
  command: ClickCommand,
  group: ClickGroup,
  left: readonly Piece[],
  own: ClickResult,
  input: ClickInput,
): ClickResult {
  const [name] = left;
  if (!name) return own;
  if (looksLikeOption(name)) {
    const again = new OptionParser(command, left, input.dialect).run();
    const values = new ValueCheck(command, input.environment, input.dialect).run(again.uses, [], undefined);
    if (values.ended && again.errors.length === 0) return { ...own, ended: own.errors.length === 0 };
    const [first] = [...again.errors, ...values.errors];
    if (first) return { ...own, errors: [...own.errors, first] };
  }
  const likely = closeMatches(name.text, group.names, group.suggestionCutoff);
  const text = noSuchCommand(printable(name.text), likely, group.suggestionCutoff, input.dialect);
  return withError(own, { kind: 'unknown-command', span: pieceValue(name).span, text }, command);
}

function withError(
  own: ClickResult,
  error: Pick<ClickError, 'kind' | 'span' | 'text'>,
  command: ClickCommand,
): ClickResult {
  return { ...own, errors: [...own.errors, { ...error, option: undefined, command, exitCode: 2 }] };
}
