/** All words of an application that name the same file, module or attribute. */
import type { Document } from '../model/document.ts';
import { siblingDocuments } from '../project/sibling-documents.ts';
import type { RuleContext } from '../rules/rule.ts';
import { span, touches } from '../text/span.ts';
import type { Target } from './find-target.ts';
import { targetsOf } from './targets.ts';

interface PlacedTarget {
  readonly document: Document;
  readonly target: Target;
}

/** Those that lead where the word at `offset` leads, in this document first; none where none stands. */
export function sameTargets({ document, project, platform }: RuleContext, offset: number): PlacedTarget[] {
  const place = span(offset, offset);
  const here = targetsOf(document, project).find((target) => touches(target.span, place));
  if (!here) return [];
  return [document, ...siblingDocuments(document, project, platform)].flatMap((one) =>
    targetsOf(one, project)
      .filter(({ uri, range }) => uri === here.uri && range.start.line === here.range.start.line)
      .map((target) => ({ document: one, target })),
  );
}
