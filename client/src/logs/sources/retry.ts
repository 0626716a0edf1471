import { Backoff } from './backoff.ts';
import { type Failure, failureOf, type SourceContext, SourceError, type SourceEvent } from './source.ts';

/** Failures that pass by themselves; for the others somebody has to do something. */
export function passes(failure: Failure): boolean {
  return ['unreachable', 'unable', 'rate-limited', 'browser-refused'].includes(failure.kind);
}

/** Carries out something that is to succeed once, however often it takes. Undefined when the source was stopped. */
export async function* untilDone<T>(
  context: SourceContext,
  attempt: () => Promise<T>,
): AsyncGenerator<SourceEvent, T | undefined> {
  const backoff = new Backoff();
  while (!context.signal.aborted) {
    try {
      return await attempt();
    } catch (error) {
      yield* pause(context, backoff, error);
    }
  }
  return undefined;
}

/** What a server asks for beyond that is no time that anybody waits, and more than a timer can. */
const LONGEST_WAIT_MS = 3_600_000;
/** A connection that has lasted this long has worked, even if nothing came over it. */
const LASTING_MS = 10_000;

/**
 * Makes connection after connection until the source is stopped. A connection that has ended normally is followed by the
 * next after `between` milliseconds (unless `again` says no), one that has broken after a growing time.
 */
export async function* reconnecting<T extends { readonly type: string }>(
  context: SourceContext,
  between: number,
  connect: () => AsyncIterable<T>,
  again: () => boolean = () => true,
): AsyncGenerator<T | SourceEvent> {
  const backoff = new Backoff();
  while (!context.signal.aborted) {
    const begun = context.now();
    try {
      for await (const event of connect()) {
        if (event.type === 'bytes') backoff.reset();
        yield event;
      }
      backoff.reset();
      if (!again()) return;
      await context.sleep(between);
    } catch (error) {
      if (context.now() - begun > LASTING_MS) backoff.reset();
      yield* pause(context, backoff, error);
    }
  }
}

async function* pause(context: SourceContext, backoff: Backoff, error: unknown): AsyncGenerator<SourceEvent> {
  if (context.signal.aborted) return;
  const failure = failureOf(error);
  if (!passes(failure)) throw error instanceof SourceError ? error : new SourceError(failure);
  const after = 'after' in failure ? failure.after : undefined;
  const wait = Math.max(backoff.next(), Math.min(after ?? 0, LONGEST_WAIT_MS));
  yield { type: 'waiting', failure, at: context.now() + wait };
  await context.sleep(wait);
}
