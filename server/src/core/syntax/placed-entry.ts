import type { Span } from '../text/span.ts';
import type { EntryText, ProcfileEntry, ProcfileProblem, ProcfileValue } from './procfile-entry.ts';

/**
 * An entry at its place in the document. Most entries of a long file are never looked at between two keystrokes, so a
 * place costs nothing until someone asks for it.
 */
export class PlacedEntry implements ProcfileEntry {
  readonly origin: EntryText;
  readonly start: number;
  /** Anything but a process with an ordinary name and a command, with which nothing is wrong. */
  readonly isOdd: boolean;
  #value: ProcfileValue | undefined;

  constructor(origin: EntryText, start: number, isOdd: boolean) {
    this.origin = origin;
    this.start = start;
    this.isOdd = isOdd;
  }

  get kind(): EntryText['kind'] {
    return this.origin.kind;
  }

  get name(): string {
    return this.origin.name;
  }

  get span(): Span {
    return this.#place(this.origin.span);
  }

  get nameSpan(): Span {
    return this.#place(this.origin.nameSpan);
  }

  get colon(): Span | undefined {
    return this.origin.colon && this.#place(this.origin.colon);
  }

  get value(): ProcfileValue | undefined {
    const { value } = this.origin;
    if (!value || this.start === 0) return value;
    this.#value ??= { ...value, text: value.text.shifted(this.start), span: this.#place(value.span) };
    return this.#value;
  }

  get problems(): readonly ProcfileProblem[] {
    const { problems } = this.origin;
    if (problems.length === 0) return problems;
    return problems.map((problem) => ({ ...problem, span: this.#place(problem.span) }));
  }

  /** The same entry after text before it grew or shrank by `delta` characters. */
  moved(delta: number): PlacedEntry {
    return delta === 0 ? this : new PlacedEntry(this.origin, this.start + delta, this.isOdd);
  }

  #place({ start, end }: Span): Span {
    return { start: start + this.start, end: end + this.start };
  }
}
