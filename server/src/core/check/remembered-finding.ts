import type { Move } from '../model/per-process.ts';
import type { CheckedFinding, Fix, RuleContext } from '../rules/rule.ts';
import { isSameText } from '../text/l10n.ts';
import { isSameSpan, movedSpan } from '../text/span.ts';

/**
 * A finding about a process, kept for later versions of the document with the same process. It is kept without its
 * fixes, which would hold the version they were made for, and all of its text, in memory.
 */
interface RememberedFinding {
  readonly said: Omit<CheckedFinding, 'fixes'>;
  readonly isFixable: boolean;
}

export function remembered({ fixes, ...said }: CheckedFinding): RememberedFinding {
  return { said, isFixable: fixes !== undefined };
}

/** The findings after the text before them grew or shrank. */
export function movedFindings(findings: readonly RememberedFinding[], { offset }: Move): readonly RememberedFinding[] {
  return findings.length === 0 ? findings : findings.map((one) => ({ ...one, said: moved(one.said, offset) }));
}

function moved(said: RememberedFinding['said'], delta: number): RememberedFinding['said'] {
  const { related } = said;
  return {
    ...said,
    span: movedSpan(said.span, delta),
    ...(related && {
      related: related.map((place) => (place.uri ? place : { ...place, span: movedSpan(place.span, delta) })),
    }),
  };
}

/** The finding in the current version. `context` gives the rule's input if somebody wants the fixes. */
export function recalled({ said, isFixable }: RememberedFinding, context: () => RuleContext): CheckedFinding {
  if (!isFixable) return said;
  // Computed once per version: a light bulb that offers to fix all findings of a rule asks each of them again.
  let fixes: readonly Fix[] | undefined;
  return {
    ...said,
    fixes: () => {
      fixes ??= fixesOf(said, context());
      return fixes;
    },
  };
}

/** Runs the rule again to get the same finding with fixes for the current version. */
function fixesOf({ rule, span, message }: RememberedFinding['said'], context: RuleContext): readonly Fix[] {
  for (const found of rule.check(context)) {
    if (isSameSpan(found.span, span) && isSameText(found.message, message)) return found.fixes?.() ?? [];
  }
  return [];
}
