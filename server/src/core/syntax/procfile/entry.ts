import type { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';
import type { ScalarStyle } from '../yaml/scalar-style.ts';

export type ProcfileReading = 'yaml' | 'lines';

/** An entry as read from its own lines alone; spans count from its start. */
export interface EntryText {
  /** `malformed`: no name and colon could be found. */
  readonly kind: 'process' | 'comment' | 'malformed';
  /** The entry's lines, without the last line break and without blank lines after it. */
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly colon: Span | undefined;
  /** What the reader makes of the text after the colon; undefined when there is none. */
  readonly value: ProcfileValue | undefined;
  readonly problems: readonly ProcfileProblem[];
}

/** An entry in its document: all spans are document offsets. */
export interface ProcfileEntry extends EntryText {
  /** The same object in every version of the document in which the lines of the entry are the same. */
  readonly origin: EntryText;
}

export interface ProcfileValue {
  readonly text: MappedText;
  readonly style: ScalarStyle;
  readonly span: Span;
  /** The YAML type of the value; a command that is no string is turned into one by Python's `str()`. */
  readonly type: 'string' | 'null' | 'other';
}

export interface ProcfileProblem {
  readonly kind: ProcfileProblemKind;
  readonly span: Span;
  /** The library's own words for `yaml-error`, the characters meant for `special-start`, the text kept for `comment-cut`. */
  readonly detail: string;
}

/**
 * `yaml-error` stands for whatever no other kind explains. `comment-cut` is no mistake by itself. The others say what
 * stands at the place.
 */
export type ProcfileProblemKind =
  | 'missing-colon'
  | 'full-width-colon'
  | 'no-space-after-colon'
  | 'space-before-colon'
  | 'indented-line'
  | 'odd-space'
  | 'tab'
  | 'special-start'
  | 'text-after-quote'
  | 'colon-space'
  | 'comment-cut'
  | 'line-continuation'
  | 'yaml-error';

/**
 * The kinds for which PyYAML refuses the file or gets no mapping. With the others the entry is read, but not as it was
 * meant.
 */
const REFUSED_BY_YAML: ReadonlySet<ProcfileProblemKind> = new Set([
  'missing-colon',
  'full-width-colon',
  'no-space-after-colon',
  'tab',
  'special-start',
  'text-after-quote',
  'colon-space',
  'yaml-error',
]);

export function refusedByYaml({ kind, detail }: ProcfileProblem): boolean {
  // An anchor is accepted, but is missing from the value.
  return REFUSED_BY_YAML.has(kind) && !detail.startsWith('&');
}
