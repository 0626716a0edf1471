import type { Document } from '../model/document.ts';
import { safeEdits } from '../rules/fixes/safe-edits.ts';
import type { CheckedFinding } from '../rules/rule.ts';
import { ComposedEdits } from '../text/composed-edits.ts';
import type { TextEdit } from '../text/text-edit.ts';

interface Checked {
  readonly document: Document;
  readonly findings: readonly CheckedFinding[];
}

/** More than any file needs, in which one repair after the other shows what the next one is about. */
const MOST_ROUNDS = 1000;

/**
 * Applies safe fixes, checks again, and so on until none is left: a line that could not be read may have problems of its own.
 * Returns what was checked last, and the edits of the first text that lead there.
 */
export async function fixInRounds<T extends Checked>(
  first: T,
  checkAgain: (text: string) => Promise<T | undefined>,
): Promise<{ readonly checked: T; readonly edits: readonly TextEdit[] }> {
  const composed = new ComposedEdits(first.document.text);
  let checked = first;
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
    const before = composed.text;
    composed.add(safeEdits(checked.findings));
    if (composed.text === before) break;
    const next = await checkAgain(composed.text);
    if (!next) break;
    checked = next;
  }
  return { checked, edits: composed.edits };
}
