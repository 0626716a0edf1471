/** Lets somebody watch work that goes on in steps, and cancel it. */
export interface Steps {
  readonly isCancelled: boolean;
  /** Says that `done` of `total` are done; called before the first one, too. */
  report(done: number, total: number): void;
}

/** Files that are read at the same time. */
const FILES_AT_ONCE = 8;

/** Carries out the work for every item, some at a time, and lets other messages in between; ends early when cancelled. */
export async function inSteps<T, R>(
  items: readonly T[],
  work: (item: T) => R | Promise<R>,
  steps: Steps | undefined,
): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length && !steps?.isCancelled; at += FILES_AT_ONCE) {
    steps?.report(at, items.length);
    results.push(...(await Promise.all(items.slice(at, at + FILES_AT_ONCE).map(work))));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return results;
}
