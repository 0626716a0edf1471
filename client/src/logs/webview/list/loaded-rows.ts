import type { Row } from '../../messages/page-protocol.ts';
import { nearestLike } from './reuse.ts';

/** The rows that the page has been given: neighbours, the first of them at position `from`. */
export class LoadedRows {
  readonly #rows: readonly Row[];
  constructor(
    rows: readonly Row[],
    readonly from: number,
  ) {
    this.#rows = rows;
  }

  /** The position behind the last one. */
  get to(): number {
    return this.from + this.#rows.length;
  }

  at(position: number): Row | undefined {
    return this.#rows[position - this.from];
  }

  positionOf(id: number): number | undefined {
    const at = this.#rows.findIndex((row) => row.id === id);
    return at < 0 ? undefined : this.from + at;
  }

  /** Where a line is now: positions and ids may have changed. */
  placeOf(line: Row): number | undefined {
    const row = nearestLike(line, this.#rows);
    return row && this.positionOf(row.id);
  }
}
