import type { Move } from '../model/per-process.ts';
import { isSameText } from '../text/l10n.ts';
import { isSameSpan, movedSpan } from '../text/span.ts';
import type { CheckedFinding, Fix, RuleContext } from './rule.ts';

/**
 * What a rule said of a process, for the versions to come in which it is the same process. It comes without its fixes, which know
 * the version that they were made for, and with it all of its text.
 */
export interface RememberedFinding {
  readonly said: Omit<CheckedFinding, 'fixes'>;
  readonly isFixable: boolean;
}

export function remembered({ fixes, ...said }: CheckedFinding): RememberedFinding {
  return { said, isFixable: fixes !== undefined };
}

/** The same findings after text before them grew or shrank. */
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

/** The finding in the version of today: `context` gives what its rule is asked about, when somebody wants the fixes. */
export function recalled({ said, isFixable }: RememberedFinding, context: () => RuleContext): CheckedFinding {
  if (!isFixable) return said;
  // Once for a version: a light bulb that offers to fix all of a rule asks each finding again.
  let fixes: readonly Fix[] | undefined;
  return {
    ...said,
    fixes: () => {
      fixes ??= fixesOf(said, context());
      return fixes;
    },
  };
}

/** The rule finds the same again, this time with the fixes for this version. */
function fixesOf({ rule, span, message }: RememberedFinding['said'], context: RuleContext): readonly Fix[] {
  for (const found of rule.check(context)) {
    if (isSameSpan(found.span, span) && isSameText(found.message, message)) return found.fixes?.() ?? [];
  }
  return [];
}
