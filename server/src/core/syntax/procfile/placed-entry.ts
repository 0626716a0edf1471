import { movedSpan, type Span } from '../../text/span.ts';
import type { EntryText, ProcfileEntry, ProcfileProblem, ProcfileValue } from './entry.ts';

/**
 * An entry at its place in the document. Its spans, which count from the start of the entry, are moved there on access.
 */
export class PlacedEntry implements ProcfileEntry {
  readonly origin: EntryText;
  readonly start: number;
  #value: ProcfileValue | undefined;

  constructor(origin: EntryText, start: number) {
    this.origin = origin;
    this.start = start;
  }

  get kind(): EntryText['kind'] {
    return this.origin.kind;
  }

  get name(): string {
    return this.origin.name;
  }

  get span(): Span {
    return movedSpan(this.origin.span, this.start);
  }

  get nameSpan(): Span {
    return movedSpan(this.origin.nameSpan, this.start);
  }

  get colon(): Span | undefined {
    return this.origin.colon && movedSpan(this.origin.colon, this.start);
  }

  get value(): ProcfileValue | undefined {
    const { value } = this.origin;
    if (!value || this.start === 0) return value;
    this.#value ??= { ...value, text: value.text.shifted(this.start), span: movedSpan(value.span, this.start) };
    return this.#value;
  }

  get problems(): readonly ProcfileProblem[] {
    return this.origin.problems.map((problem) => ({ ...problem, span: movedSpan(problem.span, this.start) }));
  }
}
