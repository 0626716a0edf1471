/** What is known of shapes, by their place in the table of the module; -1 is the place of none. */
export class ByShape<Known> {
  readonly #known: (Known | undefined)[] = [];

  find(shape: number): Known | undefined {
    return shape < 0 ? undefined : this.#known[shape];
  }

  set(shape: number, known: Known): void {
    // An array with wide gaps becomes a dictionary to V8, and every row is looked up here.
    while (this.#known.length <= shape) this.#known.push(undefined);
    this.#known[shape] = known;
  }
}
