/** What programs refuse in the commands of a document, and how certain that is. */

import type { ArgumentError, ParsedArguments, Program } from '../../programs/program.ts';
import { type Text, type TextArgument, t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, RuleContext } from '../rule.ts';
import { sentenceOf } from './error-sentence.ts';
import { isFromVariable } from './from-variable.ts';
import { possibleReleases } from './possible-releases.ts';
import { type ProgramStart, programStarts } from './program-starts.ts';

export interface Refusal {
  readonly program: Program;
  readonly start: ProgramStart;
  readonly parsed: ParsedArguments;
  readonly error: ArgumentError;
  /** The place in the document. */
  readonly span: Span;
}

export function* refusals(
  context: RuleContext,
  programs: readonly Program[],
  kinds: readonly string[],
): Iterable<Refusal> {
  for (const program of programs) {
    for (const start of programStarts(context, program.names)) {
      const parsed = parse(program, start);
      for (const error of parsed.errors) {
        if (kinds.includes(error.kind))
          yield { program, start, parsed, error, span: start.command.toDocument(error.span) };
      }
    }
  }
}

/** The arguments as the release that pip would install reads them. */
function parse(program: Program, { project, invocation }: ProgramStart): ParsedArguments {
  return program.parse(invocation, possibleReleases(project, program).likely);
}

/**
 * Message and severity of a refusal: the sentence of the rule, then the program's own words and exit code. If not every
 * release that may be installed refuses it, the severity is lower and the message names the releases that do.
 */
export function verdict(refusal: Refusal, sentence: Text): Pick<Finding, 'message' | 'severity'> {
  const { start, error } = refusal;
  const program = refusal.program.id;
  const text = sentenceOf(error.text.split('\n')[0] ?? '');
  const code = error.exitCode;
  const releases = condition(refusal.program, start, (parsed) => hasError(parsed, error));
  const isDefault = isFromVariable(start, error.span);
  if (!releases) {
    const message = t('{sentence} {program} exits with code {code}: {text}', { sentence, program, code, text });
    return isDefault ? { message, severity: 'warning' } : { message };
  }
  return {
    severity: 'warning',
    message: t('{sentence} {program} {releases} exits with code {code}: {text}', {
      sentence,
      program,
      releases,
      code,
      text,
    }),
  };
}

function hasError({ errors }: ParsedArguments, { kind, span }: ArgumentError): boolean {
  return errors.some((other) => other.kind === kind && other.span.start === span.start);
}

/** The releases for which `holds` is true, in words; undefined when it is true for every release that may be installed. */
function condition(
  program: Program,
  { project, invocation }: ProgramStart,
  holds: (parsed: ParsedArguments) => boolean,
): TextArgument | undefined {
  const { isPinned, all } = possibleReleases(project, program);
  if (isPinned) return undefined;
  const where = all.filter((version) => holds(program.parse(invocation, version)));
  if (where.length === all.length) return undefined;
  const first = minorOf(where[0] ?? all.at(-1));
  const last = minorOf(where.at(-1));
  if (where.length === 0 || where.at(-1) === all.at(-1)) return t('{first} and later', { first });
  if (where[0] === all[0]) return t('up to {last}', { last });
  return first === last ? first : t('{first} to {last}', { first, last });
}

function minorOf(release: string | undefined): string {
  return (release ?? '').split('.').slice(0, 2).join('.');
}
