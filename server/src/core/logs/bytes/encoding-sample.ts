/** The bytes of a stream that are examined: a log in another language is so from its beginning. */
const MOST_BYTES = 4 << 20;
/** Fewer invalid bytes are a character that was cut, not another encoding. */
const FEWEST = 4;
/** So many are decoded at once to see whether they are ASCII: the text is thrown away while it is still in the cache. */
const PIECE_BYTES = 1 << 16;

/** Tells from the first bytes of a stream that is read as UTF-8 whether it is in another encoding. */
export class EncodingSample {
  /** True once more of the non-ASCII bytes were invalid than valid UTF-8. */
  looksOther = false;
  /** What begins with the first bytes that are not ASCII; most logs have none. */
  #decoder: TextDecoder | undefined;
  readonly #strict = new TextDecoder('utf-8', { fatal: true });
  #left = MOST_BYTES;
  #characters = 0;
  #replaced = 0;

  add(bytes: Uint8Array): void {
    if (this.#left <= 0 || this.looksOther) return;
    const sample = bytes.subarray(0, this.#left);
    this.#left -= bytes.length;
    if (!this.#decoder && this.#isAscii(sample)) return;
    this.#decoder ??= new TextDecoder('utf-8');
    const text = this.#decoder.decode(sample, { stream: true });
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0xfffd) this.#replaced++;
      else if (code > 127) this.#characters++;
    }
    this.looksOther = this.#replaced >= FEWEST && this.#replaced > this.#characters;
  }

  /** To decode bytes that no others follow is several times faster than to decode a stream. */
  #isAscii(bytes: Uint8Array): boolean {
    try {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        const piece = bytes.subarray(at, at + PIECE_BYTES);
        // Every other character has more bytes than it has units of UTF-16.
        if (this.#strict.decode(piece).length !== piece.length) return false;
      }
      return true;
    } catch {
      return false;
    }
  }
}
