import { detached } from '../../text/detached.ts';

/** Remembers what was made of a text for as long as someone uses it: the memory it takes is bounded by what is in use. */
export class Memo<T extends object> {
  readonly #known = new Map<string, WeakRef<T>>();
  readonly #gone = new FinalizationRegistry<string>((text) => {
    if (!this.#known.get(text)?.deref()) this.#known.delete(text);
  });

  /** How many texts are remembered, those included that nobody uses any more and that are about to be forgotten. */
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
