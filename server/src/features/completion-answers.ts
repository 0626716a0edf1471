import type { Explanation } from '../core/explain/explanation.ts';
import { isRecord } from '../core/text/is-record.ts';

type Explain = (() => Explanation) | undefined;

/** What travels in `item.data`: the list that the item is in, and its place there. */
export interface CompletionData {
  readonly list: number;
  readonly place: number;
}

/** Explains the items of the last completion list on demand: a client asks only for the item that is selected. */
export class CompletionAnswers {
  #explains: readonly Explain[] = [];
  #count = 0;

  /** Returns the number of the list. */
  remember(explains: readonly Explain[]): number {
    this.#explains = explains;
    return ++this.#count;
  }

  /** Takes what a client sent, whatever that is; undefined for an item of another list than the last. */
  explanation(data: unknown): Explanation | undefined {
    if (!isRecord(data) || data['list'] !== this.#count || typeof data['place'] !== 'number') return undefined;
    return this.#explains[data['place']]?.();
  }
}
