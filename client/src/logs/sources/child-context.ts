import type { SourceContext } from './source.ts';

/** A context for the parts of a source, which can all be ended while the source itself still has something to say. */
export function childContext(context: SourceContext): { readonly context: SourceContext; end(): void } {
  const own = new AbortController();
  return {
    context: {
      ...context,
      signal: AbortSignal.any([context.signal, own.signal]),
      sleep: (milliseconds) => unlessAborted(context.sleep(milliseconds), own.signal),
    },
    end: () => own.abort(),
  };
}

/** Resolves when `work` does, or at once when `signal` aborts. Not a race with one promise of that: it would keep each of its rivals. */
function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = (): void => {
      signal.removeEventListener('abort', finish);
      resolve();
    };
    signal.addEventListener('abort', finish);
    void work.then(finish);
  });
}
