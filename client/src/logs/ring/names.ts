/** Gives every distinct name a small number, so that a column of names is a column of integers. 0 is "no name". */
export class Names {
  static readonly limit = 0xffff;
  readonly #numbers = new Map<string, number>();
  readonly #list: string[] = [''];

  /** Beyond 65,535 distinct names a new one is not kept: the row then has none. */
  number(name: string | undefined): number {
    if (name === undefined || name === '') return 0;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    if (this.#list.length > Names.limit) return 0;
    const next = this.#list.length;
    this.#numbers.set(name, next);
    this.#list.push(name);
    return next;
  }

  name(number: number): string | undefined {
    return number === 0 ? undefined : this.#list[number];
  }

  all(): readonly string[] {
    return this.#list.slice(1);
  }
}
