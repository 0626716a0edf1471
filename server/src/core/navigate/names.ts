/** The same name in all files of an application. */

import type { Document } from '../model/document.ts';
import { type Occurrence, occurrences, occurrencesAt } from '../model/occurrences.ts';
import type { RuleContext } from '../rules/rule.ts';
import { siblingDocuments } from './siblings.ts';

export interface PlacedOccurrence {
  readonly document: Document;
  readonly occurrence: Occurrence;
}

/** Every occurrence of the name at `offset`, in this document first; none where no name stands. */
export function sameNames({ document, project, platform }: RuleContext, offset: number): PlacedOccurrence[] {
  const here = occurrencesAt(document, offset);
  const [first] = here;
  if (!first) return [];
  const elsewhere = siblingDocuments(document, project, platform).flatMap((other) =>
    occurrences(other)
      .filter(({ of, name }) => of === first.of && name === first.name)
      .map((occurrence) => ({ document: other, occurrence })),
  );
  return [...here.map((occurrence) => ({ document, occurrence })), ...elsewhere];
}
