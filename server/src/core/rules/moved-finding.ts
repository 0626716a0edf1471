import type { Move } from '../model/per-process.ts';
import type { Span } from '../text/span.ts';
import type { CheckedFinding, Fix } from './rule.ts';

export function movedFindings(findings: readonly CheckedFinding[], { offset }: Move): readonly CheckedFinding[] {
  return findings.length === 0 ? findings : findings.map((finding) => movedFinding(finding, offset));
}

/** The same finding after text before it grew or shrank by `delta` characters. */
function movedFinding(finding: CheckedFinding, delta: number): CheckedFinding {
  if (delta === 0) return finding;
  const move = ({ start, end }: Span): Span => ({ start: start + delta, end: end + delta });
  const { related, fixes } = finding;
  return {
    ...finding,
    span: move(finding.span),
    ...(related && { related: related.map((place) => (place.uri ? place : { ...place, span: move(place.span) })) }),
    ...(fixes && { fixes: () => fixes().map((fix) => movedFix(fix, move)) }),
  };
}

function movedFix(fix: Fix, move: (span: Span) => Span): Fix {
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, span: move(edit.span) })) };
}
