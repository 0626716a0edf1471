import type { Invocation } from '../model/command-line.ts';
import type { DescribedOption } from './argparse/data-option.ts';
import { parseArguments } from './argparse/parse.ts';
import type { ArgparseSpec } from './argparse/spec.ts';
import type { ArgumentError, ParsedArguments, Program } from './program.ts';

/** Reads an invocation with argparse. `ended`: it prints help or a version and ends with code 0. */
export function readServer(
  program: Program,
  invocation: Invocation,
  version: string | undefined,
  spec: ArgparseSpec<DescribedOption>,
): { readonly parsed: ParsedArguments; readonly ended: boolean } {
  const found = parseArguments(invocation.arguments, spec, invocation.programSpan);
  const parsed: ParsedArguments = {
    program,
    version,
    uses: found.uses.flatMap(({ option, flag, values, abbreviated }) =>
      option.spec ? { option: option.spec, flag, value: values[0], abbreviated } : [],
    ),
    positionals: found.positionals.flat(),
    errors: withoutEchoes(
      found.errors.map(({ kind, span, option, text }) => ({ kind, span, option: option?.spec, text, exitCode: 2 })),
    ),
    certain: found.unsureFrom === undefined,
  };
  return { parsed, ended: found.ended !== undefined };
}

/** Leaves out errors that only follow from an unknown option: behind it words fall into the wrong places. */
function withoutEchoes(errors: readonly ArgumentError[]): readonly ArgumentError[] {
  const unknown = errors.find(({ kind }) => kind === 'unknown-option');
  return errors.filter(({ kind, span }) => {
    return !unknown || kind !== 'unexpected-argument' || span.start < unknown.span.start;
  });
}
