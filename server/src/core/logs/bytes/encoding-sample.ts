/** The bytes of a stream that are examined: a log in another language is so from its beginning. */
const MOST_BYTES = 4 << 20;
/** Fewer invalid bytes are a character that was cut, not another encoding. */
const FEWEST = 4;
const NOT_ASCII = /[^\0-\x7f]/;

/** Tells from the first bytes of a stream that is read as UTF-8 whether it is in another encoding. */
export class EncodingSample {
  /** True once more of the non-ASCII bytes were invalid than valid UTF-8. */
  looksOther = false;
  readonly #decoder = new TextDecoder('utf-8');
  #left = MOST_BYTES;
  #characters = 0;
  #replaced = 0;

  add(bytes: Uint8Array): void {
    if (this.#left <= 0 || this.looksOther) return;
    const text = this.#decoder.decode(bytes.subarray(0, this.#left), { stream: true });
    this.#left -= bytes.length;
    // Most logs are plain ASCII.
    if (!NOT_ASCII.test(text)) return;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0xfffd) this.#replaced++;
      else if (code > 127) this.#characters++;
    }
    this.looksOther = this.#replaced >= FEWEST && this.#replaced > this.#characters;
  }
}
