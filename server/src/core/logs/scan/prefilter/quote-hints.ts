const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;

/** `odd`: a letter may be written as an escape (`\u0041`), which no search of the bytes finds. */
type Hint = 'nothing' | 'request' | 'odd';

/**
 * Looks at the quotes of a line for what every access line with quotes has: a status behind the request (`" 200`), or a JSON field
 * whose name ends with `status`, `statusCode` or `status_code`, also in JSON within JSON.
 */
export function hintOf(bytes: Uint8Array, start: number, end: number): Hint {
  let hint: Hint = 'nothing';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      if (hint === 'nothing' && (isStatusBehind(bytes, at, end) || isStatusName(bytes, at, start))) hint = 'request';
    } else if (byte === BACKSLASH && isOddEscape(bytes, at)) return 'odd';
  }
  return hint;
}

function isStatusBehind(bytes: Uint8Array, quote: number, end: number): boolean {
  if (bytes[quote + 1] !== SPACE || quote + 5 > end) return false;
  const hundreds = (bytes[quote + 2] ?? 0) - 48;
  return hundreds >= 1 && hundreds <= 5 && isDigit(bytes[quote + 3] ?? 0) && isDigit(bytes[quote + 4] ?? 0);
}

/** `status"`, `statusCode"`, `status_code"`, with any number of backslashes before the quote. */
function isStatusName(bytes: Uint8Array, quote: number, start: number): boolean {
  let last = quote - 1;
  while (last > start && bytes[last] === BACKSLASH) last--;
  if (bytes[last] === 115 /* s */) return bytes[last - 1] === 117 && bytes[last - 2] === 116 && bytes[last - 3] === 97;
  if (bytes[last] !== 101 /* e */ || bytes[last - 1] !== 100 || bytes[last - 2] !== 111) return false;
  const before = bytes[last - 4] === 95 /* _ */ ? last - 5 : last - 4;
  return bytes[before] === 115 && bytes[before - 1] === 117 && bytes[before - 2] === 116;
}

/** `\u00…`, except for `<`, `>` and `&`: Go's encoder writes these so, and no text that is searched for contains them. */
function isOddEscape(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] !== 117 || bytes[at + 2] !== 48 || bytes[at + 3] !== 48) return false;
  const high = bytes[at + 4];
  const low = (bytes[at + 5] ?? 0) | 32;
  return !((high === 51 && (low === 99 || low === 101)) || (high === 50 && low === 54));
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}
