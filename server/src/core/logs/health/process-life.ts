import type { LifecycleEvent, Signature } from '../signatures/signature.ts';

/** How a worker that boots is to be counted. */
type Boot = 'first generation' | 'restart';

/** The number of servers remembered. The names of streams come from the log, which may contain any number of them. */
const MAX_SERVERS = 1000;

/**
 * Tells the boots of a server's first workers from those of replacements: once any worker has ended since the server
 * started, on purpose or not, each further boot is a replacement.
 */
export class ProcessLife {
  /** The oldest first. */
  readonly #settled = new Set<string>();
  /** The newest of them, as a fast path: a storm comes from one server. */
  #newest: string | undefined;

  /** The kind of boot; undefined if the event is not a boot. `stream` identifies the server. */
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
