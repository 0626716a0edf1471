/** What is known about templates, by their place in the module's table (-1: no template). */
export class TemplateTable<Known> {
  readonly #known: (Known | undefined)[] = [];

  find(place: number): Known | undefined {
    return place < 0 ? undefined : this.#known[place];
  }

  set(place: number, known: Known): void {
    // V8 makes a dictionary of an array with wide gaps, and this is looked up for every line.
    while (this.#known.length <= place) this.#known.push(undefined);
    this.#known[place] = known;
  }
}
