import type { Row } from '../../messages/page-protocol.ts';
import type { LogList } from './log-list.ts';
import { rowContext, rowIdOf } from './row-element.ts';

/** Which row the keyboard is on, and which rows are selected: a range of positions between two rows. */
export class Selection {
  readonly #list: LogList;
  /** Position of the row that the keyboard is on; undefined before the first key. */
  active: number | undefined;
  /** That row, once it was seen. */
  #activeRow: Row | undefined;
  /** The other end of the range, if there is one. */
  #from: number | undefined;
  #fromRow: Row | undefined;
  #isAll = false;

  constructor(list: LogList) {
    this.#list = list;
  }

  get range(): { readonly from: number; readonly to: number } | undefined {
    if (this.active === undefined) return undefined;
    const other = this.#from ?? this.active;
    return { from: Math.min(this.active, other), to: Math.max(this.active, other) };
  }

  holds(position: number): boolean {
    const { range } = this;
    return range !== undefined && range.from <= position && position <= range.to;
  }

  /** Moves to a position; `extend` keeps the other end of the range. */
  moveTo(position: number, extend = false): void {
    const list = this.#list;
    if (list.size === 0) return;
    this.#isAll = false;
    if (!extend) this.#dropRange();
    else if (this.#from === undefined) {
      this.#from = this.active ?? position;
      this.#fromRow = this.#activeRow;
    }
    this.active = Math.max(list.firstPosition, Math.min(position, list.endPosition - 1));
    this.#activeRow = undefined;
    list.show(this.active);
    this.paint();
  }

  all(): void {
    const { follow } = this.#list;
    this.moveTo(this.#list.firstPosition);
    this.moveTo(this.#list.endPosition - 1, true);
    this.#list.setFollow(follow);
    this.#isAll = true;
  }

  /** Positions mean other rows now (a filter, a fold, a late line): both ends stay on their rows, if these are still there. */
  renumbered(): void {
    const { loaded, firstPosition, endPosition } = this.#list;
    const activeRow = this.#activeRow;
    const fromRow = this.#fromRow;
    const isAll = this.#isAll;
    this.active = isAll ? endPosition - 1 : activeRow && loaded.placeOf(activeRow);
    this.#from = isAll ? firstPosition : fromRow && loaded.placeOf(fromRow);
    this.#activeRow = undefined;
    this.#fromRow = undefined;
  }

  moveBy(rows: number, extend: boolean): void {
    this.moveTo((this.active ?? this.#list.endPosition) + rows, extend);
  }

  clear(): void {
    this.active = undefined;
    this.#activeRow = undefined;
    this.#dropRange();
    this.paint();
  }

  #dropRange(): void {
    this.#isAll = false;
    this.#from = undefined;
    this.#fromRow = undefined;
  }

  /** Shows on the elements at hand what is active and selected. */
  paint(): void {
    const list = this.#list;
    // A row that is out of sight has no element that could be named.
    list.root.removeAttribute('aria-activedescendant');
    if (this.active !== undefined) this.#activeRow ??= list.loaded.at(this.active);
    if (this.#from !== undefined) this.#fromRow ??= list.loaded.at(this.#from);
    // The menu key is pressed on the list: VS Code reads there which row its menu is about.
    if (this.#activeRow) list.root.dataset['vscodeContext'] = rowContext(this.#activeRow.id);
    else delete list.root.dataset['vscodeContext'];
    for (const row of list.root.querySelectorAll<HTMLElement>('.row')) {
      const position = list.loaded.positionOf(rowIdOf(row));
      const selected = position !== undefined && this.holds(position);
      row.setAttribute('aria-selected', String(selected));
      row.classList.toggle('active', position !== undefined && position === this.active);
      if (position !== undefined && position === this.active) list.root.setAttribute('aria-activedescendant', row.id);
    }
  }
}
