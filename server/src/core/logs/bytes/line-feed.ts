/** The place behind the first line feed; -1 when there is none. In UTF-16 `bytes` begin with a whole character. */
export function behindLineFeed(bytes: Uint8Array, encoding: string | undefined): number {
  const isLittle = encoding === 'utf-16le';
  // No other encoding has the byte in the middle of a character.
  if (!isLittle && encoding !== 'utf-16be') return bytes.indexOf(10) + 1 || -1;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[isLittle ? at : at + 1] === 10 && bytes[isLittle ? at + 1 : at] === 0) return at + 2;
  }
  return -1;
}

/** In bytes: a character begins at a multiple of it. */
export function unitOf(encoding: string | undefined): 1 | 2 {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
}
