import type { Span } from '../../text/span.ts';
import type { ProgramStart } from './program-starts.ts';

/**
 * True if `place` (in the command line's text) overlaps an expansion with a default: `${PORT:-8000}` is read as `8000`, but
 * the variable may be set. What is said of `--bind:$PORT` holds whatever the variable is.
 */
export function isFromVariable({ invocation }: ProgramStart, place: Span): boolean {
  const words = [...invocation.arguments, ...invocation.environment.map(({ value }) => value)];
  return words.some(({ expansions }) =>
    expansions.some(
      ({ span: { start, end }, fallback }) => fallback !== undefined && start < place.end && place.start < end,
    ),
  );
}
