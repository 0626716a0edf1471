import type { TextEdit } from '../../text/text-edit.ts';
import type { CheckedFinding, Finding, Fix } from '../rule.ts';

/** The fix that may be applied without asking: preferred, safe, and within this one file. */
export function safeFix(finding: Finding): Fix | undefined {
  return finding
    .fixes?.()
    .find(
      ({ preferred, safe, otherFiles, deletedFiles }) =>
        preferred && safe && !otherFiles?.length && !deletedFiles?.length,
    );
}

/** The edits of all safe fixes that do not touch one another; the rest is left to the next round. */
export function safeEdits(findings: readonly CheckedFinding[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const edits = safeFix(finding)?.edits ?? [];
    const isFree = edits.every((edit) => taken.every((other) => !collide(edit, other)));
    if (isFree) taken.push(...edits);
  }
  return taken;
}

/** True for edits that share a character or insert at the same place: their order would matter. */
function collide(a: TextEdit, b: TextEdit): boolean {
  const overlap = a.span.start < b.span.end && b.span.start < a.span.end;
  return overlap || a.span.start === b.span.start || (a.span.end === b.span.start && a.span.start === a.span.end);
}
