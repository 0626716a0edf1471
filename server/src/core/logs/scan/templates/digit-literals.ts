/** Texts with digits: whether they stand in a line does not depend on its shape alone. */
export class NumberedTexts {
  readonly #masked: readonly string[];

  /** Those of `texts` that have digits. */
  constructor(texts: readonly string[]) {
    this.#masked = [...new Set(texts.filter((text) => /\d/.test(text)).map(masked))];
  }

  /** Whether one of them may stand in a line of the same shape. */
  mayStandIn(line: string): boolean {
    const shape = masked(line);
    return this.#masked.some((text) => shape.includes(text));
  }
}

function masked(text: string): string {
  return text.replace(/\d/g, '0');
}
