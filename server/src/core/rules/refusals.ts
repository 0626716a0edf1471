/** What programs refuse in the commands of a document, and how sure that is. */
import type { ArgumentError, ParsedArguments } from '../programs/program.ts';
import { type Text, type TextArgument, t } from '../text/l10n.ts';
import type { Span } from '../text/span.ts';
import { isFromVariable } from './from-variable.ts';
import { type KnownProgram, possibleReleases } from './possible-releases.ts';
import { type ProgramStart, programStarts } from './program-starts.ts';
import type { Finding, RuleContext } from './rule.ts';

export interface Refusal {
  readonly known: KnownProgram;
  readonly start: ProgramStart;
  readonly parsed: ParsedArguments;
  readonly error: ArgumentError;
  /** In the document. */
  readonly span: Span;
}

export function* refusals(
  context: RuleContext,
  programs: readonly KnownProgram[],
  kinds: readonly string[],
): Iterable<Refusal> {
  for (const known of programs) {
    for (const start of programStarts(context, known.program.names)) {
      const parsed = parse(known, start);
      for (const error of parsed.errors) {
        if (kinds.includes(error.kind))
          yield { known, start, parsed, error, span: start.command.toDocument(error.span) };
      }
    }
  }
}

/** What the release that pip would install makes of the arguments. */
export function parse(known: KnownProgram, { project, invocation }: ProgramStart): ParsedArguments {
  return known.program.parse(invocation, possibleReleases(project, known).likely);
}

/**
 * The sentence of a rule with the words and the exit code of the program. Below an error where not every release that may
 * be installed says the same; then the releases that do are named.
 */
export function verdict({ known, start, error }: Refusal, sentence: Text): Pick<Finding, 'message' | 'severity'> {
  const program = known.program.id;
  const text = (error.text.split('\n')[0] ?? '').replace(/[\s:]+$/, '');
  const code = error.exitCode;
  const releases = condition(known, start, (parsed) => hasError(parsed, error));
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

/** The releases of which `holds` is true, in words; undefined when that are all that may be installed. */
export function condition(
  known: KnownProgram,
  { project, invocation }: ProgramStart,
  holds: (parsed: ParsedArguments) => boolean,
): TextArgument | undefined {
  const { isPinned, all } = possibleReleases(project, known);
  if (isPinned) return undefined;
  const where = all.filter((version) => holds(known.program.parse(invocation, version)));
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
