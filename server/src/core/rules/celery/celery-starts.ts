import { placeOfOption } from '../../programs/argument-edits.ts';
import type { CeleryArguments } from '../../programs/celery/arguments.ts';
import { celery, parseCelery } from '../../programs/celery/program.ts';
import type { OptionUse } from '../../programs/program.ts';
import type { Span } from '../../text/span.ts';
import { hasVariableOf } from '../facts/environment.ts';
import { possibleReleases } from '../facts/possible-releases.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import type { Refusal } from '../facts/refusals.ts';
import type { RuleContext } from '../rule.ts';
import { isOfSingleDash } from './single-dash.ts';

export interface CeleryStart extends ProgramStart {
  readonly parsed: CeleryArguments;
  readonly version: string | undefined;
}

/**
 * Every start of celery in a document whose command line this release is known to parse, without those that only print
 * help or the version; only those with one of `commands`, if any are named.
 */
export function* celeryStarts(context: RuleContext, ...commands: readonly string[]): Iterable<CeleryStart> {
  for (const start of programStarts(context, celery.names)) {
    const version = possibleReleases(start.project, celery).likely;
    const parsed = parseCelery(start.invocation, version);
    if (parsed.reader === 'unread' || isQuestion(parsed)) continue;
    if (commands.length > 0 && !commands.includes(parsed.command?.name ?? '')) continue;
    yield { ...start, parsed, version };
  }
}

/** True when it is asked for help or its version. Without a command celery 5 prints its help as well, which is no question. */
function isQuestion({ ended, reader, command, uses }: CeleryArguments): boolean {
  if (!ended) return false;
  return (
    reader === 'argparse' || command !== undefined || uses.some(({ option }) => ['help', 'version'].includes(option.id))
  );
}

export interface CeleryRefusal extends Refusal {
  readonly start: CeleryStart;
}

/** What celery refuses, except words such as `-loglevel`, which have a rule of their own. */
export function* celeryRefusals(context: RuleContext, ...kinds: readonly string[]): Iterable<CeleryRefusal> {
  for (const start of celeryStarts(context)) {
    const { parsed, command, invocation } = start;
    for (const error of parsed.errors) {
      if (!kinds.includes(error.kind) || isOfSingleDash(invocation, error.span)) continue;
      yield { program: celery, start, parsed, error, span: command.toDocument(error.span) };
    }
  }
}

/** The use of an option that counts, the last one; undefined when the option is absent. */
export function lastUse({ parsed }: CeleryStart, id: string): OptionUse | undefined {
  return parsed.uses.findLast(({ option }) => option.id === id);
}

/** The place of an option with its value in the document. */
export function useSpan({ command, invocation }: ProgramStart, use: OptionUse): Span {
  return command.toDocument(placeOfOption(invocation, use));
}

/** True if one of these variables is set for the program, in front of it or in the file. */
export function hasVariable({ invocation }: ProgramStart, ...names: readonly string[]): boolean {
  return names.some((name) => hasVariableOf(invocation, name));
}
