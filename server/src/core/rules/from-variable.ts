import type { Span } from '../text/span.ts';
import type { ProgramStart } from './program-starts.ts';

/**
 * True for text of which a part is the default of a variable: `${PORT:-8000}` counts as `8000`, but the variable may be
 * set. `place` counts from the start of the command line's text.
 */
export function isFromVariable({ invocation }: ProgramStart, place: Span): boolean {
  const words = [...invocation.arguments, ...invocation.environment.map(({ value }) => value)];
  return words.some(({ expansions }) =>
    expansions.some(({ span: { start, end } }) => start < place.end && place.start < end),
  );
}
