import type { OptionSpec } from '../program.ts';
import type { ClickType } from './types.ts';

/** A command line as click describes it: https://click.palletsprojects.com/en/stable/api/ */
export interface ClickCommand {
  readonly name: string;
  readonly options: readonly ClickOption[];
  readonly arguments: readonly ClickArgument[];
  /** `allow_extra_args`: words left over are handed to the command instead of being refused. */
  readonly extraArguments?: boolean;
  /** `ignore_unknown_options`: an option it does not know becomes one of those words. */
  readonly ignoreUnknown?: boolean;
  /** True when its words are not checked. */
  readonly opaque?: boolean;
  /** Present in a group: its sub-commands. */
  readonly group?: ClickGroup;
}

export interface ClickGroup {
  readonly names: readonly string[];
  readonly command: (name: string) => ClickCommand | undefined;
  /** `invoke_without_command`: naming no sub-command is not an error. */
  readonly withoutCommand: boolean;
  /** Lowest likeness (0 to 1) of a name worth suggesting: 0.6 in click, 0.5 with click-didyoumean. */
  readonly suggestionCutoff: number;
}

export interface ClickOption {
  readonly spec: OptionSpec;
  /** As declared, in this order: the error hint repeats it. */
  readonly flags: readonly string[];
  /** `--no-…` forms that turn the same option off. */
  readonly offFlags?: readonly string[];
  readonly takesValue: boolean;
  readonly type: ClickType;
  /** `multiple`: every value counts, not the last alone. */
  readonly repeatable?: boolean;
  /** `is_eager`: looked at before all others. */
  readonly eager?: boolean;
  /** Prints something and ends with code 0, as `--help` does. */
  readonly exits?: boolean;
  /** Environment variables that replace the option; the first one that is set wins. */
  readonly environment?: readonly string[];
}

export interface ClickArgument {
  /** As shown in messages: `APP`. */
  readonly metavar: string;
  readonly type: ClickType;
  readonly required: boolean;
  /** `nargs=-1`: all the words that are left. */
  readonly variadic?: boolean;
  readonly environment?: readonly string[];
}
