import type { Word } from '../../syntax/shell/ast.ts';
import type { ArgumentValue } from '../program.ts';

/**
 * A command line that Python's `argparse.ArgumentParser` reads, as data. The semantics are those of CPython 3.11's
 * `Lib/argparse.py` with its defaults: prefix character `-`, abbreviations allowed, no files of arguments.
 */
export interface ArgparseSpec<O extends ArgparseOption = ArgparseOption> {
  /** In the order of `add_argument`: it decides the order of the candidates of an ambiguous option. */
  readonly options: readonly O[];
  readonly positionals: readonly ArgparsePositional[];
}

export interface ArgparseOption {
  readonly flags: readonly string[];
  /** `store` and `append` take values, as many as `nargs` says; the others none; the last two end the program. */
  readonly action: 'store' | 'append' | 'store_true' | 'store_false' | 'store_const' | 'count' | 'help' | 'version';
  /** undefined: exactly one value. */
  readonly nargs?: Nargs | undefined;
  /** undefined: any text. */
  readonly type?: ArgparseType | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly required?: boolean | undefined;
}

export interface ArgparsePositional {
  /** As messages name it: the metavar, else the destination. */
  readonly name: string;
  readonly nargs?: Nargs | undefined;
  readonly type?: ArgparseType | undefined;
  readonly choices?: readonly string[] | undefined;
  /** True for `nargs='*'` with a default: like `?` and all options, it may be absent. */
  readonly optional?: boolean | undefined;
}

export type Nargs = '?' | '*' | '+' | 'remainder' | number;

/** A `type=` function. */
export interface ArgparseType {
  /** `__name__` of the function, as messages show it. */
  readonly name: string;
  /**
   * The value converted by the type, as `str()` shows it, to be compared with the choices; undefined where the function
   * raises.
   */
  readonly read: (text: string) => string | undefined;
  /** The text of an ArgumentTypeError; undefined where the function raises ValueError. */
  readonly message?: (text: string) => string;
}

export interface ArgparseResult<O extends ArgparseOption> {
  readonly uses: readonly ArgparseUse<O>[];
  /** Values per positional, in the order of the specification. */
  readonly positionals: readonly (readonly ArgumentValue[])[];
  /** Words that belong to no option or positional: what `parse_known_args` returns besides the namespace. */
  readonly leftover: readonly Word[];
  /**
   * Every error, in the order in which the parser would meet them; a real run ends at the first. Nothing is reported
   * behind a word that may stand for anything.
   */
  readonly errors: readonly ArgparseError<O>[];
  /** The option that ended the program with code 0 before any error: `--help`, `--version`. */
  readonly ended: ArgparseUse<O> | undefined;
  /** The start of the first word that may stand for any number of options or positionals. */
  readonly unsureFrom: number | undefined;
}

export interface ArgparseUse<O extends ArgparseOption> {
  readonly option: O;
  /** The flag as written; of a bundle (`-Dw4`) its own letter only. */
  readonly flag: ArgumentValue;
  /** The full flag that `flag` stands for. */
  readonly name: string;
  readonly values: readonly ArgumentValue[];
  readonly abbreviated: boolean;
}

export type ArgparseErrorKind =
  | 'ambiguous-option'
  | 'unknown-option'
  | 'unexpected-argument'
  | 'missing-value'
  | 'unexpected-value'
  | 'invalid-value'
  | 'missing-argument';

export interface ArgparseError<O extends ArgparseOption> {
  readonly kind: ArgparseErrorKind;
  readonly span: ArgumentValue['span'];
  readonly option: O | undefined;
  /** The parser's own sentence, without `usage:` and `PROG: error:`; the parser exits with code 2. */
  readonly text: string;
}
