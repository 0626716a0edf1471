/**
 * Scans the ASCII of one line. Every function returns the offset behind what it matched, or -1 if it does not match.
 */

export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const DASH = 45;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const OPEN = 91;
export const BACKSLASH = 92;
export const CLOSE = 93;

export function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** An address of IPv4 or IPv6, but not a number or a time of day. */
export function skipAddress(bytes: Uint8Array, from: number, end: number): number {
  let dots = 0;
  let colons = 0;
  let at = from;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (isDigit(byte) || (byte >= 97 && byte <= 102)) continue;
    if (byte === DOT) dots++;
    else if (byte === COLON) colons++;
    else break;
  }
  const isAddress = (dots === 3 && colons === 0) || (colons >= 2 && dots === 0);
  return isAddress && at - from <= 45 ? at : -1;
}

/** By byte: whether it is part of a word. */
const IS_WORD = Uint8Array.from({ length: 256 }, (_, byte) => (/[\w.@-]/.test(String.fromCharCode(byte)) ? 1 : 0));

/** The name of a user or a request id: letters, digits, `-`, `_`, `.`, `@`, followed by a blank. */
export function skipWord(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && IS_WORD[bytes[at] ?? 0] === 1) at++;
  return at > from && at - from <= 100 && bytes[at] === SPACE ? at : -1;
}

/** Digits, at most `limit` of them, or `-` alone. */
export function skipNumberOrDash(bytes: Uint8Array, from: number, end: number, limit: number): number {
  if (bytes[from] === DASH && from < end) return from + 1;
  let at = from;
  while (at < end && isDigit(bytes[at] ?? 0)) at++;
  return at > from && at - from <= limit ? at : -1;
}

/** The value of the digits from `from` up to `to`. */
export function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + (bytes[at] ?? 48) - 48;
  return value;
}

/** The offset of the closing quote of the quoted text that starts at `from`; -1 if it contains an escape. */
export function skipQuoted(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return at - from <= 8000 ? at : -1;
    if (byte === BACKSLASH) return -1;
  }
  return -1;
}

export function textAt(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/** The same of ASCII without escapes; undefined for any other. */
export function plainText(bytes: Uint8Array, from: number, to: number): string | undefined {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 32 || byte > 126 || byte === BACKSLASH) return undefined;
  }
  return textAt(bytes, from, to);
}
