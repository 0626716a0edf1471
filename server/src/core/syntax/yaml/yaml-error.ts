import type { Span } from '../../text/span.ts';

/** Something for which PyYAML refuses a file. */
export interface YamlError {
  readonly span: Span;
  /** The library's or PyYAML's own words. */
  readonly detail: string;
  /** What it is about, where more can be said of it. */
  readonly about?: 'undefined-alias' | 'duplicate-anchor' | 'anchor-name';
}
