import type { Explanation } from '../explain/explanation.ts';
import type { Text } from '../text/l10n.ts';
import type { Span } from '../text/span.ts';

export type CompletionKind =
  | 'process'
  | 'program'
  | 'subcommand'
  | 'option'
  | 'value'
  | 'variable'
  | 'module'
  | 'key'
  | 'anchor'
  | 'snippet';

/** Something that can be written at a place. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What it replaces, in the document. */
  readonly span: Span;
  /** Text as it must stand in the document; `$1`, `${1:…}` are tab stops where `isSnippet`. */
  readonly newText: string;
  readonly isSnippet?: boolean;
  /** Behind it there is something to choose from: an editor that can opens the list. */
  readonly opensValues?: boolean;
  /** A few words beside the label. */
  readonly detail?: string | Text;
  readonly explain?: () => Explanation;
  /** Lower comes first; the label decides between equals. */
  readonly rank: number;
}
