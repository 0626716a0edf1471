/**
 * Which rows are shown, in order: a list of ids that grows at both ends. A position is where a row stands in it and
 * stays the same while rows come and leave; positions of rows put in front are negative. So the view does not move when
 * old rows leave, and a filter can be applied newest rows first.
 */
export class RowIndex {
  /** Ids at position base-1, base-2, … */
  #before: number[] = [];
  /** Ids at position base, base+1, …, behind `skip` ids that have left. */
  #after: number[] = [];
  #skip = 0;
  #base = 0;

  get first(): number {
    return this.#base - this.#before.length;
  }

  get end(): number {
    return this.#base + this.#after.length - this.#skip;
  }

  get size(): number {
    return this.end - this.first;
  }

  append(id: number): void {
    this.#after.push(id);
  }

  prepend(id: number): void {
    this.#before.push(id);
  }

  /** Undefined outside of first … end-1. */
  at(position: number): number | undefined {
    const place = position - this.#base;
    return place < 0 ? this.#before[-place - 1] : this.#after[place + this.#skip];
  }

  /** The first position whose row has this id or a later one; `end` when there is none. */
  positionOf(id: number): number {
    let low = this.first;
    let high = this.end;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.at(middle) ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(id: number): boolean {
    return this.at(this.positionOf(id)) === id;
  }

  /** Takes out the rows from an id on: they have other ids now. */
  dropFrom(id: number): void {
    while (this.#after.length > this.#skip && (this.#after.at(-1) ?? id) >= id) this.#after.pop();
    if (this.#after.length > this.#skip) return;
    const left = this.#before.findIndex((one) => one < id);
    const gone = left < 0 ? this.#before.length : left;
    this.#before.splice(0, gone);
    this.#base -= gone;
  }

  /** Takes out the rows before an id: they have left the ring. */
  dropBefore(id: number): void {
    while (this.#before.length > 0 && (this.#before.at(-1) ?? id) < id) this.#before.pop();
    if (this.#before.length > 0) return;
    const skip = this.#skip;
    while (this.#skip < this.#after.length && (this.#after[this.#skip] ?? id) < id) this.#skip++;
    this.#base += this.#skip - skip;
    if (this.#skip > 4096 && this.#skip > this.#after.length / 2) {
      this.#after = this.#after.slice(this.#skip);
      this.#skip = 0;
    }
  }
}
