import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import type { ClosedPage } from './page.ts';

/** What has changed in a ring since it was last asked: enough for another thread to build it anew. */
export interface RingBackup {
  /** Id of the first row; pages before it have left. */
  readonly first: number;
  /** Rows that had to leave because the ring was full. */
  readonly left: number;
  /** Pages that will not change any more and were not part of an earlier backup. Their memory is shared, not copied. */
  readonly pages: readonly ClosedPage[];
  /** The rows behind them. */
  readonly open: readonly LogLine[];
  /** The names that rows refer to by number. */
  readonly names: readonly (readonly string[])[];
}

/** The backups of a ring put together, held by another thread. */
export class RingCopy {
  readonly #pages = new Map<number, ClosedPage>();
  #last: RingBackup | undefined;

  take(backup: RingBackup): void {
    this.#last = backup;
    for (const page of backup.pages) {
      this.#forget(page);
      this.#pages.set(page.firstId, page);
    }
    for (const [firstId, { count }] of this.#pages) if (firstId + count <= backup.first) this.#pages.delete(firstId);
  }

  /** A page may take the place of others: rows were put between theirs. */
  #forget({ firstId, count }: ClosedPage): void {
    for (const [id, page] of this.#pages) if (id < firstId + count && id + page.count > firstId) this.#pages.delete(id);
  }

  /** Undefined before the first backup. */
  get whole(): RingBackup | undefined {
    return this.#last && { ...this.#last, pages: [...this.#pages.values()].sort((a, b) => a.firstId - b.firstId) };
  }
}
