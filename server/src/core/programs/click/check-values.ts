import { type Assignment, isKnown, printable } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import { wholeArgument } from '../argparse/argument-words.ts';
import { isNeverInteger } from '../never-integer.ts';
import type { ArgumentValue } from '../program.ts';
import type { ClickArgument, ClickCommand, ClickOption } from './command.ts';
import { type ClickDialect, invalidValue, missingArgument } from './messages.ts';
import type { ClickError, ClickUse } from './result.ts';
import type { ClickType } from './types.ts';

export interface GivenArgument {
  readonly argument: ClickArgument;
  readonly values: readonly ArgumentValue[];
}

/**
 * The second half of `Command.parse_args`: parameters are converted one after the other, eager ones first, then in
 * the order they were given, then those that may come from the environment. `ended` is set when one of them
 * ends the program with code 0.
 */
export class ValueCheck {
  readonly errors: ClickError[] = [];
  ended = false;

  readonly #command: ClickCommand;
  readonly #environment: readonly Assignment[];
  readonly #dialect: ClickDialect;

  constructor(command: ClickCommand, environment: readonly Assignment[], dialect: ClickDialect) {
    this.#command = command;
    this.#environment = environment;
    this.#dialect = dialect;
  }

  /** `home`: where a missing argument is reported; undefined when a word that cannot be read may be that argument. */
  run(uses: readonly ClickUse[], given: readonly GivenArgument[], home: Span | undefined): this {
    const used = new Set(uses.map(({ option }) => option));
    const eager = [...used].filter((option) => option.eager);
    const invoked = [...used].filter((option) => !option.eager);
    for (const option of [...eager, ...invoked]) {
      if (option.exits) {
        this.ended = true;
        return this;
      }
      this.#checkUses(option, uses);
    }
    for (const argument of given) this.#checkArgument(argument, home);
    if (this.#environment.length === 0) return this;
    for (const option of this.#command.options) if (!used.has(option)) this.#checkEnvironment(option);
    return this;
  }

  /** If an option is given twice, only the last value is converted. */
  #checkUses(option: ClickOption, uses: readonly ClickUse[]): void {
    const values = uses.filter((use) => use.option === option).map(({ value }) => value);
    for (const value of option.repeatable ? values : values.slice(-1))
      this.#check(option.type, value, option.flags, option);
  }

  #checkEnvironment(option: ClickOption): void {
    if (option.repeatable) return;
    this.#check(option.type, this.#fromEnvironment(option.environment), option.flags, option);
  }

  #checkArgument({ argument, values }: GivenArgument, home: Span | undefined): void {
    const all = values.length > 0 ? values : [this.#fromEnvironment(argument.environment)];
    for (const value of all) this.#check(argument.type, value, [argument.metavar], undefined);
    if (all[0] || !argument.required || argument.variadic || !home) return;
    this.#error('missing-argument', home, undefined, missingArgument(argument.metavar, argument.type.missing), 2);
  }

  #fromEnvironment(names: readonly string[] | undefined): ArgumentValue | undefined {
    for (const name of names ?? []) {
      const assignment = this.#environment.findLast((candidate) => candidate.name === name);
      if (assignment && assignment.value.value.text !== '') return wholeArgument(assignment.value);
    }
    return undefined;
  }

  #check(type: ClickType, value: ArgumentValue | undefined, hints: readonly string[], option: ClickOption | undefined) {
    if (!value || (!isKnown(value.text) && !(type.isInteger && isNeverInteger(value.text)))) return;
    const problem = type.problem(printable(value.text), this.#dialect);
    if (!problem) return;
    const text = problem.crash ? problem.text : invalidValue(hints, problem.text);
    this.#error('invalid-value', value.span, option, text, problem.crash ? 1 : 2);
  }

  #error(kind: ClickError['kind'], span: Span, option: ClickOption | undefined, text: string, exitCode: number): void {
    this.errors.push({ kind, span, option, command: this.#command, text, exitCode });
  }
}
