import type { Row } from '../../messages/page-protocol.ts';
import type { LogList } from './log-list.ts';
import { rowIdOf } from './row-element.ts';

/** Which row the keyboard is on, and which rows are selected: a range of positions between two rows. */
export class Selection {
  /** Position of the row that the keyboard is on; undefined before the first key. */
  active: number | undefined;
  /** That row, once it was seen. */
  private activeRow: Row | undefined;
  private from: number | undefined;

  constructor(private readonly list: LogList) {}

  get range(): { readonly from: number; readonly to: number } | undefined {
    if (this.active === undefined) return undefined;
    const other = this.from ?? this.active;
    return { from: Math.min(this.active, other), to: Math.max(this.active, other) };
  }

  /** Moves to a position; `extend` keeps the other end of the range. */
  moveTo(position: number, extend = false): void {
    const { list } = this;
    if (list.size === 0) return;
    if (!extend) this.from = undefined;
    else this.from ??= this.active ?? position;
    this.active = Math.max(list.firstPosition, Math.min(position, list.endPosition - 1));
    this.activeRow = undefined;
    list.show(this.active);
    this.paint();
  }

  /** Positions mean other rows now (a filter, a fold): the keyboard stays on its row, if that is still there. */
  renumbered(): void {
    this.active = this.activeRow && this.list.loaded.placeOf(this.activeRow);
    this.activeRow = undefined;
    this.from = undefined;
  }

  moveBy(rows: number, extend = false): void {
    this.moveTo((this.active ?? this.list.endPosition) + rows, extend);
  }

  clear(): void {
    this.active = undefined;
    this.activeRow = undefined;
    this.from = undefined;
    this.paint();
  }

  /** Shows on the elements at hand what is active and selected. */
  paint(): void {
    const { list, range } = this;
    // A row that is out of sight has no element that could be named.
    list.root.removeAttribute('aria-activedescendant');
    if (this.active !== undefined) this.activeRow ??= list.loaded.at(this.active);
    for (const row of list.root.querySelectorAll<HTMLElement>('.row')) {
      const position = list.loaded.positionOf(rowIdOf(row));
      const selected = range !== undefined && position !== undefined && position >= range.from && position <= range.to;
      row.setAttribute('aria-selected', String(selected));
      row.classList.toggle('active', position !== undefined && position === this.active);
      if (position !== undefined && position === this.active) list.root.setAttribute('aria-activedescendant', row.id);
    }
  }
}
