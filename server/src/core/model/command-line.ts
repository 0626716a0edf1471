import type { Assignment, Script, SimpleCommand, Word } from '../syntax/shell/ast.ts';
import type { ScalarStyle } from '../syntax/yaml/scalar-style.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import type { LeftOut } from './wrappers/launch.ts';

/**
 * One command line of a process, hook or probe. `text` maps to document offsets; every span inside `script` and
 * `invocations` counts from the start of `text.text` and becomes a document span by `toDocument`.
 */
export interface CommandLine {
  readonly text: MappedText;
  readonly style: ScalarStyle;
  /** `line`: one text, which a shell or Python's shlex takes apart. `words`: a list, whose items are the words. */
  readonly form: 'line' | 'words';
  readonly script: Script;
  /** Every program that will be started; wrappers (`bash -c`, `env`, `poetry run`, …) are seen through. */
  readonly invocations: readonly Invocation[];
  toDocument(span: Span): Span;
  /** `text` as it must be written inside this command, with the escapes that the style of its scalar needs. */
  encode(text: string): string;
}

/** A program and its arguments, as it will be started. Spans count from the start of the command line's text. */
export interface Invocation {
  /** Name of the program after wrappers, without directories: `gunicorn` of `python -m gunicorn`. */
  readonly program: string;
  /** The word (or two words, `-m gunicorn`) that names it. */
  readonly programSpan: Span;
  readonly span: Span;
  readonly arguments: readonly Word[];
  /** `NAME=value` prefixes, those of `env` included. */
  readonly environment: readonly Assignment[];
  /** What `env -i` and `env -u NAME` take from those that the file gives it, and the platform. */
  readonly without: LeftOut;
  /** Outermost first: `bash`, `newrelic-admin`, `python`. */
  readonly wrappers: readonly string[];
  /** Where it runs, relative to where the process starts: `.` without a `cd DIR &&` before it; undefined if unknown. */
  readonly directory: string | undefined;
  readonly command: SimpleCommand;
  /**
   * True for a program that the process is for: when it ends, the process ends. That is the last command in the
   * foreground that does not only prepare or report (`cd`, `echo`), with the rest of its pipeline, both sides of `||`,
   * the branches of an `if`, and what `wait` waits for.
   */
  readonly isMain: boolean;
}
