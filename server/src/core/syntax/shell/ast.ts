/**
 * The shell command language as far as a process command uses it (POSIX.1-2017, "Shell Command Language", 2.2-2.10).
 * Every span counts from the start of the script's own text; nested scripts (`bash -c '…'`, `$(…)`) are given in the
 * same outermost coordinates. A parse depends on the text alone, so it can be shared between documents.
 */
import type { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';

/** A placeholder in a word's value for text that is known only when the command runs (U+E000, private use). */
export const UNKNOWN = '\uE000';

export interface Script {
  /** All simple commands in the order of the text, those inside `( )`, `{ }`, `if`, … included. */
  readonly commands: readonly SimpleCommand[];
  /** In the order they were found; those inside `$(…)` and backquotes are listed in the outermost script only. */
  readonly errors: readonly ShellError[];
  /** Like `errors`, in the outermost script only. */
  readonly comments: readonly Span[];
}

/** What stands between a command and the next one; `end` for the last. */
export type Connector = '&&' | '||' | ';' | '|' | '|&' | '&' | 'newline' | 'end';

export interface SimpleCommand {
  readonly span: Span;
  /** `NAME=value` words before the program. */
  readonly assignments: readonly Assignment[];
  /** The program and its arguments. Empty when there are only assignments or redirections. */
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
  readonly connector: Connector;
  readonly connectorSpan: Span | undefined;
  /** True when the `&` of its own list or of a group around it makes the shell go on without waiting for it. */
  readonly background: boolean;
  /** The innermost `( )`, `{ }`, `if`, `while`, `for`, `case` or function around it. */
  readonly group: Group | undefined;
}

/** Commands of the same group share one object. `compound`: its commands may run never, once or many times. */
export interface Group {
  readonly kind: 'subshell' | 'group' | 'compound';
  readonly outer: Group | undefined;
}

export interface Assignment {
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Word;
}

export interface Word {
  readonly span: Span;
  /**
   * The word after quote removal, with `UNKNOWN` for each expansion whose value cannot be read from the text, and one
   * at the end of a quote that is never closed. `${NAME:-text}`, `${NAME-text}` and `${NAME:=text}` count as their
   * text if there is any. Maps back to the script's text; its source is the word's span.
   */
  readonly value: MappedText;
  readonly quoting: 'none' | 'single' | 'double' | 'mixed';
  /** True when an unquoted expansion may make any number of words of it. */
  readonly splits: boolean;
  /** True when an unquoted `*`, `?` or `[` makes the shell look for file names. */
  readonly globs: boolean;
  /** In the order of the text; those inside `${name:-…}` and `$((…))` stand in the same list. */
  readonly expansions: readonly Expansion[];
}

export interface Expansion {
  readonly kind: 'parameter' | 'command' | 'arithmetic' | 'tilde';
  readonly span: Span;
  /** The variable, for `parameter`. */
  readonly name?: string;
  /** The text of `${name:-text}`; undefined when there is none or it is not literal. */
  readonly fallback?: string;
  /** The commands inside `$(…)` or backquotes. */
  readonly script?: Script;
}

export interface Redirection {
  readonly span: Span;
  /** The operator with the number before it: `2>`, `>>`, `2>&`, `<<`. */
  readonly operator: string;
  readonly target: Word | undefined;
}

export type ShellErrorKind =
  | 'unclosed-single-quote'
  | 'unclosed-double-quote'
  | 'unclosed-backquote'
  | 'unclosed-expansion'
  | 'unexpected-operator'
  | 'missing-command'
  | 'missing-redirection-target'
  | 'unclosed-group';

/** `span` is the opening quote or bracket, the operator out of place, or the operator that lacks its command. */
export interface ShellError {
  readonly kind: ShellErrorKind;
  readonly span: Span;
}

/** A text for messages: an ellipsis stands for what is known only at run time. */
export function printable(text: string): string {
  return text.replaceAll(UNKNOWN, '…');
}

/** What is written of a text before its first expansion. */
export function knownStart(value: string): string {
  return value.split(UNKNOWN, 1)[0] ?? '';
}

export function isKnown(value: string): boolean {
  return !value.includes(UNKNOWN);
}
