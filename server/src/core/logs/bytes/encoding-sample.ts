/** So many bytes of a stream are looked at: who writes in another language does so from the beginning. */
const MOST_BYTES = 4 << 20;
/** Fewer are a character that was cut, not another encoding. */
const FEWEST = 4;
const NOT_ASCII = /[^\0-\x7f]/;

/** Says of the first bytes of a stream that is read as UTF-8 whether it is something else. */
export class EncodingSample {
  /** More of what is not ASCII was no UTF-8 than was. */
  looksOther = false;
  readonly #decoder = new TextDecoder('utf-8');
  #left = MOST_BYTES;
  #characters = 0;
  #replaced = 0;

  add(bytes: Uint8Array): void {
    if (this.#left <= 0 || this.looksOther) return;
    const text = this.#decoder.decode(bytes.subarray(0, this.#left), { stream: true });
    this.#left -= bytes.length;
    // All that most logs have.
    if (!NOT_ASCII.test(text)) return;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0xfffd) this.#replaced++;
      else if (code > 127) this.#characters++;
    }
    this.looksOther = this.#replaced >= FEWEST && this.#replaced > this.#characters;
  }
}
