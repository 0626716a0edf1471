import type { Unwrapped } from '../unwrap/unwrap.ts';

/** Longest text that is put together from what a transport has cut. */
const MAX_JOINED = 256 * 1024;

/** What a transport has cut off, waiting for the rest of the line; one text a pod and process. */
export class CutTexts {
  readonly #texts = new Map<string, string>();

  get size(): number {
    return this.#texts.size;
  }

  /** As another stream takes them over. */
  all(): readonly (readonly [string, string])[] {
    return [...this.#texts];
  }

  restore(texts: Iterable<readonly [string, string]>): void {
    this.#texts.clear();
    for (const [key, text] of texts) this.#texts.set(key, text);
  }

  /** The text in front of a line that ends it; undefined where nothing was cut off, or the line is cut off itself. */
  before({ partial, pod, process, message }: Unwrapped): string | undefined {
    if (!partial && this.#texts.size === 0) return undefined;
    const key = `${pod ?? ''}\0${process ?? ''}`;
    const before = this.#texts.get(key);
    if (partial) this.#texts.set(key, ((before ?? '') + message).slice(-MAX_JOINED));
    else this.#texts.delete(key);
    return partial ? undefined : before;
  }
}
