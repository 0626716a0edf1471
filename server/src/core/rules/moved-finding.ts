import type { Move } from '../model/per-process.ts';
import { movedSpan } from '../text/span.ts';
import type { CheckedFinding, Fix } from './rule.ts';

export function movedFindings(findings: readonly CheckedFinding[], { offset }: Move): readonly CheckedFinding[] {
  return findings.length === 0 ? findings : findings.map((finding) => movedFinding(finding, offset));
}

/** The same finding after text before it grew or shrank by `delta` characters. */
function movedFinding(finding: CheckedFinding, delta: number): CheckedFinding {
  if (delta === 0) return finding;
  const { related, fixes } = finding;
  return {
    ...finding,
    span: movedSpan(finding.span, delta),
    ...(related && {
      related: related.map((place) => (place.uri ? place : { ...place, span: movedSpan(place.span, delta) })),
    }),
    ...(fixes && { fixes: () => fixes().map((fix) => movedFix(fix, delta)) }),
  };
}

function movedFix(fix: Fix, delta: number): Fix {
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, span: movedSpan(edit.span, delta) })) };
}
