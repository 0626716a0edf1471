import { detached } from '../../text/detached.ts';

/**
 * Caches results by their text for as long as someone uses them (weak references), which bounds the memory it takes.
 */
export class Memo<T extends object> {
  readonly #known = new Map<string, WeakRef<T>>();
  readonly #gone = new FinalizationRegistry<string>((text) => {
    if (!this.#known.get(text)?.deref()) this.#known.delete(text);
  });

  /** The number of cached texts, including those whose result nobody uses any more and that are about to be dropped. */
  get size(): number {
    return this.#known.size;
  }

  get(text: string, make: (text: string) => T): T {
    const known = this.#known.get(text)?.deref();
    if (known) return known;
    const own = detached(text);
    const made = make(own);
    this.#known.set(own, new WeakRef(made));
    this.#gone.register(made, own);
    return made;
  }
}
