import type { Document } from '../../model/document.ts';
import type { ProcfileEntry, ProcfileProblem, ProcfileProblemKind } from '../../syntax/procfile/entry.ts';

/** The platform's message for a Procfile that is no YAML (…/engine/configurations/source_file.py). */
export const NOT_YAML = 'file "Procfile"\'s format is not YAML';
export const NOT_A_MAPPING = 'file "Procfile" must be dict type';

/** The problems of a line in which YAML sees no name. */
const NAMELESS: ReadonlySet<ProcfileProblemKind> = new Set(['missing-colon', 'no-space-after-colon']);

/**
 * The platform's message where YAML sees no name in a line: lines without one are a single text together, a line beside
 * others that have names is no YAML, and neither is text behind a comment.
 */
export function messageForNameless({ syntax, text }: Document): string {
  if (syntax.kind !== 'procfile' || syntax.entries.odd.length < syntax.entries.length) return NOT_YAML;
  const { odd } = syntax.entries;
  const isLine = ({ kind }: ProcfileEntry) => kind !== 'comment';
  const lines = odd.slice(odd.findIndex(isLine), odd.findLastIndex(isLine) + 1);
  const isNameless = ({ problems }: ProcfileEntry) =>
    problems.length > 0 && problems.every(({ kind }) => NAMELESS.has(kind));
  const hasComment = ({ span }: ProcfileEntry) => /[ \t]#/.test(text.slice(span.start, span.end));
  return lines.every(isNameless) && !lines.slice(0, -1).some(hasComment) ? NOT_A_MAPPING : NOT_YAML;
}

interface EntryProblem {
  readonly entry: ProcfileEntry;
  readonly problem: ProcfileProblem;
}

/** The problems of one kind that the entries of a Procfile have; none for app_desc.yaml. */
export function* problemsOf({ syntax }: Document, ...kinds: readonly ProcfileProblemKind[]): Iterable<EntryProblem> {
  if (syntax.kind !== 'procfile') return;
  for (const entry of syntax.entries.odd) {
    for (const problem of entry.problems) if (kinds.includes(problem.kind)) yield { entry, problem };
  }
}

/** The entries that are malformed or have a problem, and comments; none for app_desc.yaml. */
export function oddEntriesOf({ syntax }: Document): readonly ProcfileEntry[] {
  return syntax.kind === 'procfile' ? syntax.entries.odd : [];
}

export function entriesOf({ syntax }: Document): readonly ProcfileEntry[] {
  return syntax.kind === 'procfile' ? syntax.entries.all : [];
}
