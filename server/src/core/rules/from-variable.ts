import type { Span } from '../text/span.ts';
import type { ProgramStart } from './program-starts.ts';

/**
 * True if `place` (in the command line's text) overlaps an expansion: `${PORT:-8000}` is read as `8000`, but the
 * variable may be set.
 */
export function isFromVariable({ invocation }: ProgramStart, place: Span): boolean {
  const words = [...invocation.arguments, ...invocation.environment.map(({ value }) => value)];
  return words.some(({ expansions }) =>
    expansions.some(({ span: { start, end } }) => start < place.end && place.start < end),
  );
}
