/** The most repetitions in a row that are accepted: with more, a long line is tried in too many ways. */
const MOST_REPETITIONS = 4;

/**
 * Whether a regular expression may backtrack beyond measure on a long text: something that repeats, or has alternatives, is itself
 * repeated without limit (`(a+)+`, `(a|b)*`), or there are too many repetitions. True for some that would be quick: it is used
 * where a search cannot be interrupted. `source` must be valid.
 */
export function mayTryAllWays(source: string): boolean {
  /** Of each group that is open: whether what is in it can match in several ways. */
  const open: boolean[] = [];
  let manifold = false;
  /** Of the group that has just been closed. */
  let closed = false;
  let repetitions = 0;
  for (const [token] of source.matchAll(TOKENS)) {
    const isEndless = /^(?:[*+]|\{\d+,\})/.test(token);
    if (isEndless && closed) return true;
    if (isEndless && ++repetitions > MOST_REPETITIONS) return true;
    closed = false;
    if (token.startsWith('(')) {
      open.push(manifold);
      manifold = false;
    } else if (token === ')') {
      closed = manifold;
      manifold = (open.pop() ?? false) || manifold;
    } else if (token === '|' || /^(?:[*+?]|\{\d)/.test(token)) manifold = true;
    else if (/^\\(?:[1-9]|k<)/.test(token)) return true;
  }
  return false;
}

/** Escapes, classes, quantifiers, the start of a group with its kind, and any other character. */
const TOKENS =
  /\\(?:k<[^>]*>|\d+|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|[*+?]\??|\{\d+(?:,\d*)?\}\??|\((?:\?(?:[:=!]|<[=!]|<[^>]+>))?|[\s\S]/g;
