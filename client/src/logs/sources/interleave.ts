/** Several event streams as one, in the order in which they come. Ends when all have ended; the first error ends it. */
export async function* interleave<T>(streams: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
  const pending = new Map<number, Promise<{ at: number; result: IteratorResult<T> }>>();
  const ask = (at: number, iterator: AsyncIterator<T>) =>
    pending.set(
      at,
      iterator.next().then((result) => ({ at, result })),
    );
  for (const [at, iterator] of iterators.entries()) ask(at, iterator);
  try {
    while (pending.size > 0) {
      const { at, result } = await Promise.race(pending.values());
      pending.delete(at);
      if (result.done) continue;
      yield result.value;
      const iterator = iterators[at];
      if (iterator) ask(at, iterator);
    }
  } finally {
    for (const promise of pending.values()) promise.catch(() => undefined);
    await Promise.allSettled(iterators.map((iterator) => iterator.return?.()));
  }
}
