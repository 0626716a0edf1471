import { remembering } from '../../caches/remembering.ts';

/**
 * The longest module that is read, in UTF-16 units: nobody writes longer ones by hand, and reading one this long takes as long as a
 * keystroke may.
 */
const MAX_TEXT = 300_000;
const MAX_REMEMBERED = 32;

/**
 * A function that remembers its results for the last few texts. `unread` is the result for a text that is too long or too deep: the
 * parser builds its tree by recursion, which thousands of nested brackets overflow.
 */
export function rememberTexts<Result>(read: (text: string) => Result, unread: Result): (text: string) => Result {
  const remembered = remembering(MAX_REMEMBERED, (text: string) => readWithin(() => read(text), unread));
  return (text) => (text.length > MAX_TEXT ? unread : remembered(text));
}

function readWithin<Result>(read: () => Result, unread: Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return unread;
    throw error;
  }
}
