import type { Unwrapped } from '../unwrap/unwrap.ts';

/** The longest message that is put together again, in UTF-16 units; of a longer one the end is kept. */
const MAX_JOINED = 256 * 1024;

/** Messages that a transport has cut into several lines: what was read of them so far, one message for each pod and process. */
export class CutTexts {
  readonly #texts = new Map<string, string>();

  get size(): number {
    return this.#texts.size;
  }

  /** For `restore` of another stream. */
  all(): readonly (readonly [string, string])[] {
    return [...this.#texts];
  }

  restore(texts: Iterable<readonly [string, string]>): void {
    this.#texts.clear();
    for (const [key, text] of texts) this.#texts.set(key, text);
  }

  /** The start of the message that this line ends; undefined if it has none, or if the line itself is cut. */
  before({ partial, pod, process, message }: Unwrapped): string | undefined {
    if (!partial && this.#texts.size === 0) return undefined;
    const key = `${pod ?? ''}\0${process ?? ''}`;
    const before = this.#texts.get(key);
    if (partial) this.#texts.set(key, ((before ?? '') + message).slice(-MAX_JOINED));
    else this.#texts.delete(key);
    return partial ? undefined : before;
  }
}
