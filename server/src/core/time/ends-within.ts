/** Resolves when `work` has ended, well or not, or after `ms` milliseconds; no timer is left behind. */
export function endsWithin(ms: number, work: Promise<unknown> | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const over = (): void => {
      clearTimeout(timer);
      resolve();
    };
    Promise.resolve(work).then(over, over);
  });
}
