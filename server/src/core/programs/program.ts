import type { Invocation } from '../model/command-line.ts';
import type { Text } from '../text/l10n.ts';
import type { Span } from '../text/span.ts';

/** What we know of one program's command line, as data. */
export interface Program {
  readonly id: string;
  /** File names it is started by; the package on PyPI that brings it, empty where none does. */
  readonly names: readonly string[];
  readonly package: string;
  readonly title: Text;
  readonly documentation: string;
  /** The known releases, oldest first; absent if the options are those of one release. */
  readonly releases?: readonly string[];
  /** Options valid in `version` (undefined: the newest release known), for the sub-command of these arguments. */
  readonly options: (version: string | undefined, invocation?: Invocation) => readonly OptionSpec[];
  /** Sub-commands of `version`; absent for a program that has none. */
  readonly commands?: (version: string | undefined) => readonly CommandSpec[];
  /** The word that names the sub-command. */
  readonly commandWord?: (invocation: Invocation, version: string | undefined) => ArgumentValue | undefined;
  /** Reads the arguments exactly as the program of that version does. Pure, so results may be shared. */
  readonly parse: (invocation: Invocation, version: string | undefined) => ParsedArguments;
}

export interface CommandSpec {
  readonly name: string;
  /** Meaning, in our own words. */
  readonly description: Text;
  readonly documentation: string;
}

export interface OptionSpec {
  readonly id: string;
  readonly flags: readonly string[];
  readonly value: 'none' | 'optional' | 'required';
  readonly kind: string;
  /** The word shown for the value: `INT`, `ADDRESS`. */
  readonly metavar: string | undefined;
  readonly repeatable: boolean;
  readonly choices: readonly string[];
  readonly default: string | undefined;
  /** Meaning, in our own words. */
  readonly description: Text;
  /** Which values are accepted. */
  readonly accepts: Text | undefined;
  readonly since: string | undefined;
  readonly removedIn: string | undefined;
  readonly documentation: string;
  readonly notes: readonly Text[];
  readonly sources: readonly string[];
}

/** Spans count from the start of the command line's text. */
export interface ParsedArguments {
  readonly program: Program;
  readonly version: string | undefined;
  readonly uses: readonly OptionUse[];
  readonly positionals: readonly ArgumentValue[];
  /** In the order in which the program would report them; a real run reports only the first. */
  readonly errors: readonly ArgumentError[];
  /** False once a word could not be read (an unquoted variable may be any number of words). */
  readonly certain: boolean;
}

export interface OptionUse {
  readonly option: OptionSpec;
  /** The flag as written (`--time`, `-w`) and its place. */
  readonly flag: ArgumentValue;
  readonly value: ArgumentValue | undefined;
  /** Abbreviated long option. */
  readonly abbreviated: boolean;
}

export interface ArgumentValue {
  /** May hold UNKNOWN characters (see syntax/shell/ast.ts). */
  readonly text: string;
  readonly span: Span;
}

export interface ArgumentError {
  /** `unknown-option`, `missing-value`, `invalid-value`, `ambiguous-option`, … */
  readonly kind: string;
  readonly span: Span;
  readonly option: OptionSpec | undefined;
  /** The program's own error text, and the code it exits with. */
  readonly text: string;
  readonly exitCode: number;
}
