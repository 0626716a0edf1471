import { type Column, columns } from '../page-state.ts';
import type { RowsMessage } from '../protocol.ts';

/** Which columns stand in front of the messages: those that the reader wants, and that some row has something in. */
export class ShownColumns {
  private readonly filled = new Set<Column>();

  constructor(private readonly root: HTMLElement) {}

  want(wanted: readonly Column[]): void {
    for (const column of columns) this.root.classList.toggle(`no-${column}`, !wanted.includes(column));
  }

  /** Looks at rows as they come into sight. */
  note({ kept, rows }: Pick<RowsMessage, 'kept' | 'rows'>): void {
    if (kept === 0) this.filled.clear();
    for (const row of rows) for (const column of columns) if (row[column] !== undefined) this.filled.add(column);
    for (const column of columns) this.root.classList.toggle(`empty-${column}`, !this.filled.has(column));
  }
}
