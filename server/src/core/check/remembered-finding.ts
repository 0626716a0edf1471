import type { Move } from '../model/per-process.ts';
import { MAX_OF_PROCESS } from '../rules/file/too-many-problems.ts';
import type { CheckedFinding, Finding, Fix, Rule, RuleContext } from '../rules/rule.ts';
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

/**
 * The findings of one process in the current version. `context` gives the rules' input if somebody wants the fixes: then
 * a rule is run again for those of this version. Once for all that it found: a light bulb that offers to fix all of a kind
 * asks for each.
 */
export function recalled(found: readonly RememberedFinding[], context: () => RuleContext): CheckedFinding[] {
  const again = new Map<Rule, readonly Finding[]>();
  const foundAgain = (rule: Rule): readonly Finding[] => {
    let findings = again.get(rule);
    if (!findings) {
      findings = firstFindings(rule, context());
      again.set(rule, findings);
    }
    return findings;
  };
  return found.map(({ said, isFixable }) => {
    if (!isFixable) return said;
    let fixes: readonly Fix[] | undefined;
    return {
      ...said,
      fixes: () => {
        fixes ??= fixesOf(said, foundAgain(said.rule));
        return fixes;
      },
    };
  });
}

/** The first findings of a rule, at most as many as are reported for a process. */
function firstFindings(rule: Rule, context: RuleContext): readonly Finding[] {
  const findings: Finding[] = [];
  for (const finding of rule.check(context)) {
    if (findings.push(finding) === MAX_OF_PROCESS) break;
  }
  return findings;
}

function fixesOf({ span, message }: RememberedFinding['said'], found: readonly Finding[]): readonly Fix[] {
  return found.find((one) => isSameSpan(one.span, span) && isSameText(one.message, message))?.fixes?.() ?? [];
}
