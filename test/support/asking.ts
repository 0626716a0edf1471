// What tests of the protocol ask with.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Range } from 'vscode-languageserver-protocol/node';
import { LineIndex } from '../../server/src/core/text/line-index.ts';

/** The place of `needle` in a text. */
export function rangeIn(text: string, needle: string): Range {
  const start = text.indexOf(needle);
  return new LineIndex(text).rangeOf({ start, end: start + needle.length });
}

/** Asks until the files around the text, which are read in the background, are part of the answer. */
export async function eventually<T>(ask: () => Promise<T>, isComplete: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isComplete(answer)) return answer;
    await sleep(50);
  }
}
