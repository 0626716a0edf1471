import type { Explanation } from '../../core/explain/explanation.ts';

type Explain = (() => Explanation) | undefined;

/** What travels in `item.data`: the number of the list that the item is in, and its place there. */
export type CompletionData = readonly [list: number, place: number];

/** More lists than an editor shows at once, in all its windows. */
const MOST_LISTS = 16;

/** Explains the items of the last completion lists on demand: a client asks only for the item that is selected. */
export class CompletionAnswers {
  readonly #lists = new Map<number, readonly Explain[]>();
  #count = 0;

  /** Returns the number of the list. */
  remember(explains: readonly Explain[]): number {
    this.#lists.set(++this.#count, explains);
    this.#lists.delete(this.#count - MOST_LISTS);
    return this.#count;
  }

  /** Takes what a client sent, whatever that is; undefined for an item of a list that is too old. */
  explanation(data: unknown): Explanation | undefined {
    if (!Array.isArray(data)) return undefined;
    const [list, place] = data;
    return this.#lists.get(list)?.[place]?.();
  }
}
