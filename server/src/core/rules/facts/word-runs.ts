import { type Span, span } from '../../text/span.ts';
import type { ProgramStart } from './program-starts.ts';

interface RefusedWord {
  readonly start: ProgramStart;
  readonly error: { readonly span: Span; readonly text: string };
}

export interface WordRun<R> {
  /** The first of them, with what the program says. */
  readonly refusal: R;
  /** Counts from the start of the command line's text. */
  readonly place: Span;
}

/** Words that a program refuses and that stand side by side are one mistake, such as a blank too much or a quote too few. */
export function wordRuns<R extends RefusedWord>(refusals: Iterable<R>): readonly WordRun<R>[] {
  const runs: WordRun<R>[] = [];
  for (const refusal of refusals) {
    const last = runs.at(-1);
    if (last && continues(last, refusal)) {
      runs[runs.length - 1] = { ...last, place: span(last.place.start, refusal.error.span.end) };
    } else runs.push({ refusal, place: refusal.error.span });
  }
  return runs;
}

/** Not where a variable may bring the word: what is said of it is another thing. */
function continues({ refusal, place }: WordRun<RefusedWord>, { start, error }: RefusedWord): boolean {
  const { text } = start.command.text;
  // What is in the run already was looked through when it came.
  const from = place.end === refusal.error.span.end ? place.start : place.end;
  return (
    start.invocation === refusal.start.invocation &&
    error.text === refusal.error.text &&
    /^[ \t]+$/.test(text.slice(place.end, error.span.start)) &&
    !/[$`]/.test(text.slice(from, error.span.end))
  );
}
