import type { Document } from '../../model/document.ts';
import type { ProcfileEntry, ProcfileProblem, ProcfileProblemKind } from '../../syntax/procfile-entry.ts';

/** The platform's message for a Procfile that is no YAML (…/engine/configurations/source_file.py). */
export const NOT_YAML = 'file "Procfile"\'s format is not YAML';
export const NOT_A_MAPPING = 'file "Procfile" must be dict type';

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
