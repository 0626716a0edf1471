/** Calls back after some milliseconds. */
export type Later = (milliseconds: number, call: () => void) => void;

/** Work that is done some time after it was requested; requests in between are served by the same run. */
export class Delayed {
  readonly #later: Later;
  readonly #work: () => void;
  #isAsked = false;

  constructor(later: Later, work: () => void) {
    this.#later = later;
    this.#work = work;
  }

  /** Has no effect while the work is pending. */
  ask(milliseconds: number): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#later(milliseconds, () => {
      this.#isAsked = false;
      this.#work();
    });
  }
}
