import type { Stage } from '../signatures/signature.ts';

/** The lines of each stage. */
export class StageCounts {
  /** All but the newest, which is counted apart: most lines of a storm are of the same one. */
  readonly #others = new Map<Stage, number>();
  #newest: Stage = '';
  #ofNewest = 0;

  /** Returns how many lines of the stage there are now. */
  add(stage: Stage, lines = 1): number {
    if (stage !== this.#newest) {
      this.#others.set(this.#newest, this.#ofNewest);
      this.#newest = stage;
      this.#ofNewest = this.#others.get(stage) ?? 0;
    }
    this.#ofNewest += lines;
    return this.#ofNewest;
  }

  clear(): void {
    if (this.#others.size > 0) this.#others.clear();
    this.#ofNewest = 0;
  }

  *[Symbol.iterator](): Iterator<readonly [Stage, number]> {
    yield [this.#newest, this.#ofNewest];
    for (const [stage, lines] of this.#others) if (stage !== this.#newest) yield [stage, lines];
  }
}
