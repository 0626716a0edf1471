import type { RowsMessage } from '../../messages/page-protocol.ts';
import { type Column, columns } from '../../messages/page-state.ts';

/** Why a column is not there although the reader wants it: no row has anything in it, or the messages need the room. */
type Missing = 'empty' | 'narrow';
export type MissingColumns = Readonly<Partial<Record<Column, Missing>>>;

/** Pixels of the list below which a column gives way. */
const needs: Readonly<Record<Column, number>> = { time: 0, process: 480, pod: 700 };

/** Which columns stand in front of the messages: those that the reader wants, where there is something in them and room. */
export class ShownColumns {
  readonly #root: HTMLElement;
  readonly #changed: (missing: MissingColumns) => void;
  readonly #filled = new Set<Column>();
  #width = Number.POSITIVE_INFINITY;
  #told = '';

  constructor(root: HTMLElement, changed: (missing: MissingColumns) => void) {
    this.#root = root;
    this.#changed = changed;
    new ResizeObserver(() => this.#fit(root.clientWidth)).observe(root);
  }

  want(wanted: readonly Column[]): void {
    for (const column of columns) this.#root.classList.toggle(`no-${column}`, !wanted.includes(column));
  }

  /** Looks at rows as they come into sight. */
  note({ kept, rows }: Pick<RowsMessage, 'kept' | 'rows'>): void {
    if (kept === 0) this.#filled.clear();
    for (const row of rows) for (const column of columns) if (row[column] !== undefined) this.#filled.add(column);
    this.#show();
  }

  #fit(width: number): void {
    this.#width = width;
    this.#show();
  }

  #show(): void {
    const missing = missingColumns(this.#filled, this.#width);
    const now = JSON.stringify(missing);
    if (now === this.#told) return;
    this.#told = now;
    for (const column of columns) this.#root.classList.toggle(`missing-${column}`, missing[column] !== undefined);
    this.#changed(missing);
  }
}

/** `filled`: the columns that some row has something in; `width`: of the list, in pixels. */
export function missingColumns(filled: ReadonlySet<Column>, width: number): MissingColumns {
  const missing: Partial<Record<Column, Missing>> = {};
  for (const column of columns) {
    if (!filled.has(column)) missing[column] = 'empty';
    else if (width < needs[column]) missing[column] = 'narrow';
  }
  return missing;
}
