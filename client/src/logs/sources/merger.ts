/**
 * Streams as one, in the order in which they come; more can be added while it runs. Each is asked for its next value when
 * the last one was taken, so a reader that waits holds all of them back.
 */
export class Merger<T> implements AsyncIterable<T> {
  readonly #end: () => void;
  readonly #iterators = new Set<AsyncIterator<T>>();
  /** What has come and was not taken; one value of a stream at most. Nothing is left behind at a stream that is silent. */
  readonly #arrivals: Arrival<T>[] = [];
  #wake: () => void = () => undefined;

  /** `end` makes the others end when one has failed, or nobody reads on: they may wait for something that does not come. */
  constructor(end: () => void = () => undefined) {
    this.#end = end;
  }

  add(stream: AsyncIterable<T>): void {
    const iterator = stream[Symbol.asyncIterator]();
    this.#iterators.add(iterator);
    this.#ask(iterator);
  }

  /** Ends when every stream has ended. The error of one ends all others, and is thrown behind what they still give out. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    let failure: { readonly error: unknown } | undefined;
    try {
      while (this.#iterators.size > 0) {
        const arrival = this.#arrivals.shift();
        if (!arrival) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        } else if ('error' in arrival) {
          this.#iterators.delete(arrival.from);
          failure ??= arrival;
          this.#end();
        } else if (arrival.result.done) this.#iterators.delete(arrival.from);
        else {
          yield arrival.result.value;
          this.#ask(arrival.from);
        }
      }
      if (failure) throw failure.error;
    } finally {
      if (this.#iterators.size > 0) this.#end();
      await Promise.allSettled([...this.#iterators].map((iterator) => iterator.return?.()));
    }
  }

  #ask(from: AsyncIterator<T>): void {
    from.next().then(
      (result) => this.#arrived({ from, result }),
      (error: unknown) => this.#arrived({ from, error }),
    );
  }

  #arrived(arrival: Arrival<T>): void {
    this.#arrivals.push(arrival);
    this.#wake();
  }
}

type Arrival<T> =
  | { readonly from: AsyncIterator<T>; readonly result: IteratorResult<T> }
  | { readonly from: AsyncIterator<T>; readonly error: unknown };
