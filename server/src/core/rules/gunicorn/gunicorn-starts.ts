import { projectOf } from '../../effective/application-place.ts';
import { type EffectiveGunicorn, effectiveGunicorn } from '../../effective/gunicorn.ts';
import { oncePerDocument } from '../../effective/once-per-document.ts';
import type { CommandLine, Invocation } from '../../model/command-line.ts';
import type { Document, Process } from '../../model/document.ts';
import type { ArgparseUse } from '../../programs/argparse/spec.ts';
import { placeOfOption } from '../../programs/argument-edits.ts';
import type { EffectiveSettings } from '../../programs/gunicorn/effective-settings.ts';
import type { GunicornOption } from '../../programs/gunicorn/option-specs.ts';
import { gunicorn } from '../../programs/gunicorn/program.ts';
import type { Project } from '../../project/project.ts';
import { covers, type Span } from '../../text/span.ts';
import { wordsWithFallback } from '../facts/from-variable.ts';
import { isWhole, startsOf } from '../facts/program-starts.ts';
import type { RuleContext } from '../rule.ts';

/** One gunicorn that a document starts. */
export interface GunicornStart {
  readonly process: Process;
  readonly command: CommandLine;
  readonly invocation: Invocation;
  readonly effective: EffectiveGunicorn;
  readonly settings: EffectiveSettings;
  /** The options on its command line. */
  readonly uses: readonly ArgparseUse<GunicornOption>[];
  /** The project of its module; undefined while it is not read. */
  readonly project: Project | undefined;
}

/** Every gunicorn that a document starts, in the order of the text. */
export function gunicornStarts({ document, project }: RuleContext): readonly GunicornStart[] {
  return startsIn(document, project);
}

const startsIn = oncePerDocument((document, project): readonly GunicornStart[] => [...findStarts(document, project)]);

function* findStarts(document: Document, project: Project | undefined): Iterable<GunicornStart> {
  for (const start of startsOf({ document })) {
    const { process, command, invocation } = start;
    if (!gunicorn.names.includes(invocation.program) || !isWhole(command, invocation)) continue;
    const effective = effectiveGunicorn(project, process, invocation);
    const { settings, arguments: result } = effective.command;
    yield { ...start, effective, settings, uses: result.uses, project: projectOf(project, process) };
  }
}

/** The last use of a setting on the command line. */
export function lastUse({ uses }: GunicornStart, setting: string): ArgparseUse<GunicornOption> | undefined {
  return uses.findLast(({ option }) => option.setting?.name === setting);
}

/** The place of an option with its value in the document. */
export function useSpan(
  { command, invocation }: Pick<GunicornStart, 'command' | 'invocation'>,
  { flag, values }: ArgparseUse<GunicornOption>,
): Span {
  return command.toDocument(placeOfOption(invocation, { flag, value: values.at(-1) }));
}

/**
 * True if the word at `place` contains `${NAME:-text}`: it is read as `text`, but the variable may be set to something
 * else.
 */
export function hasFallback({ invocation }: GunicornStart, place: Span): boolean {
  return wordsWithFallback(invocation).some(({ span }) => covers(span, place));
}
