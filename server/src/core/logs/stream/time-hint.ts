const COLON = 58;

/** Whether the bytes of a line can tell a time: digits as in `21:39:04`, or a JSON object, which may count seconds. */
export function mayTellTime(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 123 /* { */) return true;
    if (byte === COLON && bytes[at + 3] === COLON && isDigit(bytes[at + 1] ?? 0) && isDigit(bytes[at + 2] ?? 0))
      return true;
  }
  return false;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}
