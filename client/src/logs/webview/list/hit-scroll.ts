/** What was found may be far to the right in its line: scrolls the list sideways to it, and back when the search is over. */
export class HitScroll {
  readonly #list: HTMLElement;
  #isWanted = false;
  #before: number | undefined;
  #now = 0;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  /** The hit in the active row is to be seen, as soon as the row is painted. */
  want(): void {
    this.#isWanted = true;
  }

  /** Rows have been painted. */
  painted(): void {
    const row = this.#isWanted ? this.#list.querySelector('.row.active') : undefined;
    if (!row) return;
    this.#isWanted = false;
    const hit = row.querySelector('.hit');
    if (!hit) return;
    this.#before ??= this.#list.scrollLeft;
    this.#show(hit, row.querySelector('.front')?.clientWidth ?? 0);
    this.#now = this.#list.scrollLeft;
  }

  /** Short lines would look empty; but a reader who has scrolled since stays there. */
  back(): void {
    this.#isWanted = false;
    if (this.#before !== undefined && this.#list.scrollLeft === this.#now) this.#list.scrollLeft = this.#before;
    this.#before = undefined;
  }

  /** To the start where that is enough. `front`: pixels at the start that stay, and hide what is scrolled under them. */
  #show(hit: Element, front: number): void {
    const list = this.#list;
    const own = hit.getBoundingClientRect();
    const left = own.left - list.getBoundingClientRect().left + list.scrollLeft;
    if (left + own.width < list.clientWidth * 0.9) list.scrollLeft = 0;
    else if (left - front < list.scrollLeft) list.scrollLeft = left - front - list.clientWidth * 0.1;
    else list.scrollLeft = Math.max(list.scrollLeft, left + own.width - list.clientWidth * 0.9);
  }
}
