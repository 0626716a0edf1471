/** Ends a connection over which nothing has come for `limit` milliseconds. */
export class Watchdog {
  readonly #limit: number;
  readonly #controller = new AbortController();
  readonly signal: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  constructor(outer: AbortSignal, limit: number) {
    this.#limit = limit;
    this.signal = AbortSignal.any([outer, this.#controller.signal]);
    this.alive();
  }

  /** The connection was ended because it was silent. */
  get hasBitten(): boolean {
    return this.#controller.signal.aborted;
  }

  alive(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#controller.abort(), this.#limit);
    this.#timer.unref();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
