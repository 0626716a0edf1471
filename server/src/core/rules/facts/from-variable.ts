import { oncePer } from '../../caches/once-per.ts';
import type { Invocation } from '../../model/command-line.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import type { ProgramStart } from './program-starts.ts';

/** The words with `${NAME:-text}` in them. Asked for every option of a command that may have thousands. */
export const wordsWithFallback = oncePer((invocation: Invocation): readonly Word[] =>
  [...invocation.arguments, ...invocation.environment.map(({ value }) => value)].filter(({ expansions }) =>
    expansions.some(({ fallback }) => fallback !== undefined),
  ),
);

/**
 * True if `place` (in the command line's text) overlaps an expansion with a default: `${PORT:-8000}` is read as `8000`, but
 * the variable may be set. What is said of `--bind:$PORT` holds whatever the variable is.
 */
export function isFromVariable({ invocation }: ProgramStart, place: Span): boolean {
  return wordsWithFallback(invocation).some(({ expansions }) =>
    expansions.some(
      ({ span: { start, end }, fallback }) => fallback !== undefined && start < place.end && place.start < end,
    ),
  );
}
