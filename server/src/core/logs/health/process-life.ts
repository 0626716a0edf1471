import type { LifecycleEvent, Signature } from '../signatures/signature.ts';

/** How a worker that boots is to be counted. */
export type Boot = 'first generation' | 'restart';

/**
 * Tells the boots of a server's first workers from those that replace one: a worker replaces another once any has ended,
 * on purpose or not, since the server started.
 */
export class ProcessLife {
  readonly #settled = new Set<string>();

  /** `stream`: one server. undefined when the event is no boot. */
  event(stream: string, role: LifecycleEvent['role']): Boot | undefined {
    if (role === 'start') this.#settled.delete(stream);
    else if (role === 'boot') return this.#settled.has(stream) ? 'restart' : 'first generation';
    else this.#settled.add(stream);
    return undefined;
  }

  /** A failure that may have ended a worker. */
  failure(stream: string, { cause }: Signature): void {
    if (cause === 'timeout' || cause === 'memory' || cause === 'crash') this.#settled.add(stream);
  }
}
