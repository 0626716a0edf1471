/** The offset behind the first line feed; -1 if there is none. In UTF-16, `bytes` must begin with a whole character. */
export function behindLineFeed(bytes: Uint8Array, encoding: string | undefined): number {
  const isLittle = encoding === 'utf-16le';
  // In all other encodings this byte never occurs within a character.
  if (!isLittle && encoding !== 'utf-16be') return bytes.indexOf(10) + 1 || -1;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[isLittle ? at : at + 1] === 10 && bytes[isLittle ? at + 1 : at] === 0) return at + 2;
  }
  return -1;
}

/** The size of a code unit in bytes: characters begin at multiples of it. */
export function unitOf(encoding: string | undefined): 1 | 2 {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1;
}
