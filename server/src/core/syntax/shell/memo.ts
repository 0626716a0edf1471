/** Remembers what was made of a text, up to `limit` characters of texts and as many again that were used before. */
export class Memo<T> {
  readonly #limit: number;
  #young = new Map<string, T>();
  #old = new Map<string, T>();
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(text: string, make: () => T): T {
    const known = this.#young.get(text);
    if (known !== undefined) return known;
    const made = this.#old.get(text) ?? make();
    this.#size += text.length;
    if (this.#size > this.#limit) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = text.length;
    }
    this.#young.set(text, made);
    return made;
  }
}
