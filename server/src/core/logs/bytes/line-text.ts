/** For ASCII lines shorter than this, building a string is faster than the decoder. */
const SHORT = 24;

/**
 * Decodes the lines of one stream. Bytes that are not UTF-8 become U+FFFD, a NUL becomes U+2400, and a byte order mark
 * at the start of the stream is dropped. Never throws.
 */
export class LineText {
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

  /** `leftOut`: how many bytes were dropped at the end of the line; `first`: it is the first line of its stream. */
  read(bytes: Uint8Array, start: number, end: number, leftOut: number, first: boolean): string {
    let text = shortAscii(bytes, start, end) ?? this.#utf8.decode(bytes.subarray(start, end));
    if (text.includes('\0')) text = this.#utf8.decode(withoutNuls(bytes.subarray(start, end)));
    if (first && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    return leftOut === 0 ? text : `${text}… [+${leftOut} bytes]`;
  }
}

/** Replaces NULs in the bytes: in a string it would take seconds for a file full of NULs. */
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
