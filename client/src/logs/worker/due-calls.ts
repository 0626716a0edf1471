interface Call {
  readonly due: number;
  readonly run: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Calls that are due after some time, also while messages come without a pause: Node gives a thread up to a thousand of
 * them before it looks at its timers, and a source that is faster than the thread always has the next one ready.
 */
export class DueCalls {
  readonly #now: () => number;
  readonly #calls = new Set<Call>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Calls back after some milliseconds. */
  later(milliseconds: number, run: () => void): void {
    const call: Call = {
      due: this.#now() + milliseconds,
      run,
      timer: setTimeout(() => this.#run(call), milliseconds),
    };
    this.#calls.add(call);
  }

  /** Makes the calls that are due; to be called between two messages. */
  make(): void {
    const now = this.#now();
    for (const call of [...this.#calls]) if (call.due <= now) this.#run(call);
  }

  #run(call: Call): void {
    clearTimeout(call.timer);
    this.#calls.delete(call);
    call.run();
  }
}
