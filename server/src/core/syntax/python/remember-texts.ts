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
  const remembered = new Map<string, Result>();
  return (text) => {
    if (text.length > MAX_TEXT) return unread;
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const result = readWithin(() => read(text), unread);
    const [oldest] = remembered.keys();
    if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(text, result);
    return result;
  };
}

function readWithin<Result>(read: () => Result, unread: Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return unread;
    throw error;
  }
}
