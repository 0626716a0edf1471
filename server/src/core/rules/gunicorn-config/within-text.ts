import { type Span, span } from '../../text/span.ts';

/** The inside of a Python text that is written as one literal without escapes: it is the value, letter for letter. */
export function withinText(text: string, { start, end }: Span): Span | undefined {
  return /^(?:"[^"\\\n]*"|'[^'\\\n]*')$/.test(text.slice(start, end)) ? span(start + 1, end - 1) : undefined;
}
