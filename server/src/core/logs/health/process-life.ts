import type { LifecycleEvent, Signature } from '../signatures/signature.ts';

/** How a worker that boots is to be counted. */
export type Boot = 'first generation' | 'restart';

/** Of so many servers it is known; names of streams come from the log, which may make up any number. */
const MAX_SERVERS = 1000;

/**
 * Tells the boots of a server's first workers from those that replace one: a worker replaces another once any has ended,
 * on purpose or not, since the server started.
 */
export class ProcessLife {
  /** The oldest first. */
  readonly #settled = new Set<string>();
  /** The newest of them: a storm is of one server. */
  #newest: string | undefined;

  /** `stream`: one server. undefined when the event is no boot. */
  event(stream: string, role: LifecycleEvent['role']): Boot | undefined {
    if (role === 'start') this.#start(stream);
    else if (role === 'boot') return this.#settled.has(stream) ? 'restart' : 'first generation';
    else this.#settle(stream);
    return undefined;
  }

  /** A failure that may have ended a worker. */
  failure(stream: string, { cause }: Signature): void {
    if (cause === 'timeout' || cause === 'memory' || cause === 'crash') this.#settle(stream);
  }

  #start(stream: string): void {
    this.#settled.delete(stream);
    this.#newest = undefined;
  }

  #settle(stream: string): void {
    if (stream === this.#newest) return;
    this.#newest = stream;
    this.#settled.delete(stream);
    this.#settled.add(stream);
    const [oldest] = this.#settled;
    if (this.#settled.size > MAX_SERVERS && oldest !== undefined) this.#settled.delete(oldest);
  }
}
