/** The literals that contain digits: one may stand in some lines of a template and not in others. */
export class DigitLiterals {
  readonly #masked: readonly string[];

  constructor(literals: readonly string[]) {
    this.#masked = [...new Set(literals.filter((text) => /\d/.test(text)).map(masked))];
  }

  /** Whether one of them may stand in a line of the same template. */
  mayStandIn(line: string): boolean {
    const template = masked(line);
    return this.#masked.some((text) => template.includes(text));
  }
}

function masked(text: string): string {
  return text.replace(/\d/g, '0');
}
