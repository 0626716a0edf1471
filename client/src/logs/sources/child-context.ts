import type { SourceContext } from './source.ts';

/** A context for the parts of a source, which can all be ended while the source itself still has something to say. */
export function childContext(context: SourceContext): { readonly context: SourceContext; end(): void } {
  const own = new AbortController();
  const ended = new Promise<void>((resolve) => own.signal.addEventListener('abort', () => resolve(), { once: true }));
  return {
    context: {
      ...context,
      signal: AbortSignal.any([context.signal, own.signal]),
      sleep: (milliseconds) => Promise.race([context.sleep(milliseconds), ended]),
    },
    end: () => own.abort(),
  };
}
