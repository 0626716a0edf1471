import type { Word } from '../../syntax/shell/ast.ts';
import type { ArgumentError, ArgumentValue, OptionUse } from '../program.ts';
import type { ClickCommand, ClickOption } from './command.ts';

export interface ClickResult {
  /** The command, its sub-command, and so on, with the words that name them. */
  readonly commands: readonly { readonly command: ClickCommand; readonly word: ArgumentValue | undefined }[];
  readonly uses: readonly ClickUse[];
  /** Values of the declared arguments. */
  readonly positionals: readonly ArgumentValue[];
  /** Words handed to a command that takes extra arguments, or whose words are not looked at. */
  readonly extras: readonly Word[];
  /**
   * Every error, in the order in which click would meet them; a real run ends at the first. Nothing is reported behind
   * a word that may stand for anything.
   */
  readonly errors: readonly ClickError[];
  /** True when it prints help or a version and ends with code 0. */
  readonly ended: boolean;
  /** False when a word may stand for any number of options or arguments. */
  readonly certain: boolean;
}

export interface ClickUse {
  readonly option: ClickOption;
  /** The flag as written; of a bundle (`-BE`) its own letter only. */
  readonly flag: ArgumentValue;
  readonly value: ArgumentValue | undefined;
  readonly command: ClickCommand;
}

export type ClickErrorKind =
  | 'unknown-option'
  | 'missing-value'
  | 'unexpected-value'
  | 'invalid-value'
  | 'missing-argument'
  | 'unexpected-argument'
  | 'missing-command'
  | 'unknown-command';

export interface ClickError {
  readonly kind: ClickErrorKind;
  readonly span: ArgumentValue['span'];
  readonly option: ClickOption | undefined;
  readonly command: ClickCommand;
  /** click's own sentence, without `Error: `. */
  readonly text: string;
  readonly exitCode: number;
}

export function argumentError({ kind, span, option, text, exitCode }: ClickError): ArgumentError {
  return { kind, span, option: option?.spec, text, exitCode };
}

/** click knows no abbreviations. */
export function optionUse({ option, flag, value }: ClickUse): OptionUse {
  return { option: option.spec, flag, value, abbreviated: false };
}
