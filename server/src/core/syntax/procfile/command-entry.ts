import { MappedText } from '../../text/mapped-text.ts';
import { isSameSpan, type Span, span } from '../../text/span.ts';
import type { EntryText, ProcfileProblem, ProcfileValue } from './entry.ts';

const NO_PROBLEMS: readonly ProcfileProblem[] = [];

/**
 * A name and a command that is what is written, as nearly all entries are. Its spans and its text are made when they are asked for:
 * kept, they would be most of the memory that a long file takes.
 */
class CommandEntry implements EntryText {
  readonly name: string;
  readonly #command: string;
  readonly #style: ProcfileValue['style'];
  readonly #length: number;
  readonly #colonAt: number;
  readonly #commandAt: number;

  constructor({ name, span: { end } }: EntryText, colon: Span, { text, style, span: place }: ProcfileValue) {
    this.name = name;
    this.#command = text.text;
    this.#style = style;
    this.#length = end;
    this.#colonAt = colon.start;
    this.#commandAt = place.start;
  }

  get kind(): 'process' {
    return 'process';
  }

  get span(): Span {
    return span(0, this.#length);
  }

  get nameSpan(): Span {
    return span(0, this.name.length);
  }

  get colon(): Span {
    return span(this.#colonAt, this.#colonAt + 1);
  }

  get value(): ProcfileValue {
    const text = MappedText.verbatim(this.#command, this.#commandAt);
    return { text, style: this.#style, span: text.source, type: 'string' };
  }

  get problems(): readonly ProcfileProblem[] {
    return NO_PROBLEMS;
  }
}

/** The same entry in less memory, where that is possible. `source`: its lines. */
export function compactEntry(entry: EntryText, source: string): EntryText {
  const { kind, name, nameSpan, colon, value, problems, span: whole } = entry;
  if (kind !== 'process' || !colon || value?.type !== 'string' || problems.length > 0) return entry;
  const { start, end } = value.span;
  const isWritten = value.text.text === source.slice(start, end) && isSameSpan(value.text.source, value.span);
  const isFirst = whole.start === 0 && nameSpan.start === 0 && nameSpan.end === name.length;
  return isWritten && isFirst && colon.end === colon.start + 1 ? new CommandEntry(entry, colon, value) : entry;
}
