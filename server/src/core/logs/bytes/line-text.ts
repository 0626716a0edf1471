/** Below so many bytes a line of ASCII is put together faster than by the decoder. */
const SHORT = 24;

/**
 * The texts of the lines of one stream. Bytes that are not UTF-8 become U+FFFD, a NUL becomes U+2400, a byte order mark
 * at the start of the stream is left out; nothing throws.
 */
export class LineText {
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

  /** `leftOut`: how many bytes were cut off the end of the line; `first`: it is the first line of its stream. */
  read(bytes: Uint8Array, start: number, end: number, leftOut: number, first: boolean): string {
    let text = shortAscii(bytes, start, end) ?? this.#utf8.decode(bytes.subarray(start, end));
    if (text.includes('\0')) text = this.#utf8.decode(withoutNuls(bytes.subarray(start, end)));
    if (first && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    return leftOut === 0 ? text : `${text}… [+${leftOut} bytes]`;
  }
}

/** Among the bytes: as a string, with as many replacements, it takes seconds for a file of NULs. */
function withoutNuls(bytes: Uint8Array): Uint8Array {
  let nuls = 0;
  for (const byte of bytes) if (byte === 0) nuls++;
  const shown = new Uint8Array(bytes.length + 2 * nuls);
  let at = 0;
  for (const byte of bytes) {
    if (byte === 0) {
      // U+2400.
      shown[at++] = 0xe2;
      shown[at++] = 0x90;
      shown[at++] = 0x80;
    } else shown[at++] = byte;
  }
  return shown;
}

function shortAscii(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (end - start > SHORT) return undefined;
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 128;
    if (byte >= 128) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}
