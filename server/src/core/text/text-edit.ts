import type { Span } from './span.ts';

/** Replaces `span` (document offsets) by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Applies edits that do not overlap; of two that do, the later one is left out. Same-place insertions keep order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let done = 0;
  for (const edit of ordered) {
    if (edit.span.start < done) continue;
    result += text.slice(done, edit.span.start) + edit.newText;
    done = edit.span.end;
  }
  return result + text.slice(done);
}
