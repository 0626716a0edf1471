/** How long to wait before the next attempt: twice as long each time, with chance, so that clients do not come together. */
export class Backoff {
  readonly #random: () => number;
  readonly #first: number;
  readonly #longest: number;
  #attempt = 0;

  constructor(random: () => number = Math.random, first = 1000, longest = 30_000) {
    this.#random = random;
    this.#first = first;
    this.#longest = longest;
  }

  /** Milliseconds; between half of the full time and all of it. */
  next(): number {
    const full = Math.min(this.#longest, this.#first * 2 ** this.#attempt++);
    return Math.round(full / 2 + (full / 2) * this.#random());
  }

  /** The connection has worked. */
  reset(): void {
    this.#attempt = 0;
  }
}
