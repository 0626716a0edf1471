import { runStart } from '../../text/run-start.ts';

/** What a program says, without the colon and the blanks behind which it would have gone on. */
export function sentenceOf(error: string): string {
  return error.slice(0, runStart(error, error.length, /[\s:]/));
}
