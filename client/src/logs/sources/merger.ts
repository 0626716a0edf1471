/** Streams as one, in the order in which they come; more can be added while it runs. */
export class Merger<T> implements AsyncIterable<T> {
  private readonly pending = new Map<AsyncIterator<T>, Promise<Arrival<T>>>();
  private wake: (() => void) | undefined;

  add(stream: AsyncIterable<T>): void {
    this.ask(stream[Symbol.asyncIterator]());
    this.wake?.();
  }

  /** Ends when every stream has ended; the error of one is thrown, and ends all others. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    try {
      while (this.pending.size > 0) {
        const added = new Promise<undefined>((resolve) => {
          this.wake = () => resolve(undefined);
        });
        const arrival = await Promise.race([added, ...this.pending.values()]);
        if (!arrival) continue;
        this.pending.delete(arrival.from);
        if ('error' in arrival) throw arrival.error;
        if (arrival.result.done) continue;
        yield arrival.result.value;
        this.ask(arrival.from);
      }
    } finally {
      await Promise.allSettled([...this.pending.keys()].map((iterator) => iterator.return?.()));
    }
  }

  private ask(from: AsyncIterator<T>): void {
    this.pending.set(
      from,
      from.next().then(
        (result) => ({ from, result }),
        (error: unknown) => ({ from, error }),
      ),
    );
  }
}

type Arrival<T> =
  | { readonly from: AsyncIterator<T>; readonly result: IteratorResult<T> }
  | { readonly from: AsyncIterator<T>; readonly error: unknown };
