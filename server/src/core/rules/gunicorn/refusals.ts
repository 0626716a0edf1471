import { Kept } from '../../caches/kept.ts';
import { remembering } from '../../caches/remembering.ts';
import { type EffectiveGunicorn, gunicornCommand } from '../../effective/gunicorn.ts';
import { parseArguments } from '../../programs/argparse/parse.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import type { GunicornError, GunicornErrorKind } from '../../programs/gunicorn/gunicorn-error.ts';
import { parserOf } from '../../programs/gunicorn/option-specs.ts';
import { settingsReadDifferently, withDistinctParsers } from '../../programs/gunicorn/parser-differences.ts';
import { NEWEST, RELEASES } from '../../programs/gunicorn/releases.ts';
import type { Project } from '../../project/project.ts';
import { resolveVersion } from '../../project/requirements/requirements.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import { sentenceOf } from '../facts/error-sentence.ts';
import { lastOfMinor } from '../facts/possible-releases.ts';
import type { Finding, RuleContext } from '../rule.ts';
import { type GunicornStart, gunicornStarts, hasFallback } from './gunicorn-starts.ts';

export interface Refusal {
  readonly start: GunicornStart;
  readonly error: GunicornError;
  /** The place in the document. */
  readonly span: Span;
}

/** Errors that are reported of one command; gunicorn itself stops at the first. */
const MAX_ERRORS = 500;

/** What gunicorn refuses in the commands of a document. */
export function* refusals(context: RuleContext, kinds: readonly GunicornErrorKind[]): Iterable<Refusal> {
  for (const start of gunicornStarts(context)) {
    for (const error of start.effective.command.errors.slice(0, MAX_ERRORS)) {
      if (!kinds.includes(error.kind) || hasFallback(start, error.span)) continue;
      // As long as the workspace has not been read, only errors of every release are reported.
      if (!start.project && !everyReleaseRefuses(start, error)) continue;
      yield { start, error, span: start.command.toDocument(error.span) };
    }
  }
}

/** Whether gunicorn may refuse any command of a document. */
export function mayBeRefused(context: RuleContext): boolean {
  return gunicornStarts(context).some(({ effective }) => effective.command.errors.length > 0);
}

/**
 * The sentence of a rule with the words and the exit code of gunicorn. Below an error where the version is not known and
 * not every release that may be installed says the same.
 */
export function verdict({ start, error }: Refusal, sentence: Text): Pick<Finding, 'message' | 'severity'> {
  const text = sentenceOf(error.text);
  const code = error.exitCode;
  if (restsOnFiles(error)) {
    return {
      severity: 'warning',
      message: t('{sentence} Unless the build puts it there, gunicorn exits with code {code}: {text}', {
        sentence,
        code,
        text,
      }),
    };
  }
  if (everyReleaseRefuses(start, error)) {
    return { message: t('{sentence} gunicorn exits with code {code}: {text}', { sentence, code, text }) };
  }
  const version = start.effective.version ?? NEWEST;
  return {
    severity: 'warning',
    message: t('{sentence} gunicorn {version} exits with code {code}: {text} (no version is pinned)', {
      sentence,
      version,
      code,
      text,
    }),
  };
}

/** A file or directory that is not in the workspace may still be made by the build. */
function restsOnFiles({ text }: GunicornError): boolean {
  return /^can't chdir to |doesn't exist$/.test(text);
}

/** True when the version is pinned, or when every release that may be installed reports this error. */
function everyReleaseRefuses(start: GunicornStart, error: GunicornError): boolean {
  if (start.project?.requirements.packages.get('gunicorn')?.version !== undefined) return true;
  // For an error of the parser only the parser has to run, which is much faster than a whole start.
  const isParsers = error.stage === 'argparse' && argumentAt(start.invocation, error.span) !== undefined;
  return (isParsers ? parserErrors(start) : allErrors(start)).every((errors) =>
    errors.some(({ kind, span }) => kind === error.kind && span.start === error.span.start),
  );
}

type Errors = readonly { readonly kind: GunicornErrorKind; readonly span: Span }[];

/** For each release that may be installed, the errors it reports. */
function allErrors({ effective, project, process, invocation }: GunicornStart): readonly Errors[] {
  return rememberedFor(effective, rememberedErrors, () =>
    possibleReleases(project).map((version) => gunicornCommand(project, process, invocation, version).errors),
  );
}

function parserErrors({ effective, project, invocation }: GunicornStart): readonly Errors[] {
  const { arguments: words, programSpan } = invocation;
  return rememberedFor(effective, rememberedParserErrors, () => {
    const settings = settingsReadDifferently(words);
    if (settings.length === 0) return [effective.command.arguments.errors];
    return withDistinctParsers(possibleReleases(project), settings).map(
      (version) => parseArguments(words, parserOf(version), programSpan).errors,
    );
  });
}

const rememberedErrors = new Kept<EffectiveGunicorn, readonly Errors[]>();
const rememberedParserErrors = new Kept<EffectiveGunicorn, readonly Errors[]>();

function rememberedFor<T>(key: EffectiveGunicorn, known: Kept<EffectiveGunicorn, T>, make: () => T): T {
  const before = known.of(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

function possibleReleases(project: Project | undefined): readonly string[] {
  return releasesFor(project?.requirements.packages.get('gunicorn')?.specifier ?? '');
}

const releasesFor = remembering(16, (specifier: string): readonly string[] => {
  const isPossible = (release: string) => resolveVersion({ version: undefined, specifier }, [release]) !== undefined;
  return lastOfMinor(specifier === '' ? RELEASES : RELEASES.filter(isPossible));
});
