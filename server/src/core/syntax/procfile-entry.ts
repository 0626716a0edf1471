import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import type { ScalarStyle } from './scalar-style.ts';

export type ProcfileReading = 'yaml' | 'lines';

/** All spans count from the start of the document. */
export interface ProcfileEntry {
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

export interface ProcfileValue {
  readonly text: MappedText;
  readonly style: ScalarStyle;
  readonly span: Span;
  /** What YAML makes of it; a command that is no string is turned into one by Python's `str()`. */
  readonly type: 'string' | 'null' | 'other';
}

export interface ProcfileProblem {
  readonly kind: 'yaml-error' | 'indented-line';
  readonly span: Span;
  /** The reader's own words, for `yaml-error`. */
  readonly detail: string;
}
