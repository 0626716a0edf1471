import type { Row } from '../../messages/page-protocol.ts';
import { element } from '../dom.ts';
import { type Anchor, anchorAt, type Geometry } from './geometry.ts';
import { inOrder, sameRow, setPlace } from './reuse.ts';

interface DrawnRow {
  readonly row: Row;
  readonly element: HTMLElement;
  /** Counted from the first row kept. */
  at: number;
  height: number;
}

/** A list at a scroll position. */
interface Sight {
  readonly geometry: Geometry;
  readonly scrollTop: number;
  /** `at`: counted from the first row kept. Undefined where the row is not loaded. */
  rowAt(at: number): Row | undefined;
}

/** The elements of the rows in sight, and how high rows are (CSS pixels). */
export class DrawnRows {
  readonly #create: (row: Row) => HTMLElement;
  readonly pane = element('div', 'pane', { role: 'presentation' });
  readonly #byId = new Map<number, DrawnRow>();
  #wrap = false;
  #line = 20;
  #average = 20;

  constructor(create: (row: Row) => HTMLElement) {
    this.#create = create;
  }

  /** Of a row that does not wrap. */
  get lineHeight(): number {
    return this.#line;
  }

  set lineHeight(height: number) {
    this.#line = height;
    if (!this.#wrap) this.#average = height;
  }

  /** Of the rows that were drawn. */
  get averageHeight(): number {
    return this.#average;
  }

  setWrap(wrap: boolean): void {
    this.#wrap = wrap;
    this.#average = this.#line;
  }

  /** Measures again how high rows are that wrap: their width has changed. */
  measure(): void {
    if (!this.#wrap || this.#byId.size === 0) return;
    let total = 0;
    for (const drawn of this.#byId.values()) {
      drawn.height = drawn.element.offsetHeight;
      total += drawn.height;
    }
    this.#average = Math.max(this.#line, total / this.#byId.size);
  }

  elementOf(id: number): HTMLElement | undefined {
    return this.#byId.get(id)?.element;
  }

  /** The width that the widest of the rows needs. */
  get width(): number {
    return Math.max(0, ...[...this.#byId.values()].map((drawn) => drawn.element.scrollWidth));
  }

  /** Draws what is in sight and takes the rest away; returns what is at the top. */
  paint(sight: Sight): Anchor {
    const { geometry, scrollTop } = sight;
    const drawn = new Set<DrawnRow>();
    const draw = (at: number): DrawnRow | undefined => {
      const row = sight.rowAt(at);
      const one = row && this.#draw(row, at, geometry.rows);
      if (one) drawn.add(one);
      return one;
    };
    const anchor = anchorAt(geometry, scrollTop, (at) => draw(at)?.height ?? this.#average);
    let { top } = anchor;
    for (let at = anchor.row; at < geometry.rows && top < geometry.viewport; at++) {
      top += moveTo(top, draw(at)) ?? this.#average;
    }
    top = anchor.top;
    for (let at = anchor.row - 1; at >= 0 && top > 0; at--) {
      const one = draw(at);
      top -= one?.height ?? this.#average;
      moveTo(top, one);
    }
    for (const [id, one] of this.#byId) {
      if (drawn.has(one)) continue;
      one.element.remove();
      this.#byId.delete(id);
    }
    const inSight = [...drawn].sort((one, other) => one.at - other.at);
    inOrder(
      this.pane,
      inSight.map((one) => one.element),
    );
    return anchor;
  }

  clear(): void {
    for (const { element } of this.#byId.values()) element.remove();
    this.#byId.clear();
  }

  /** `size`: of the list, in rows. */
  #draw(row: Row, at: number, size: number): DrawnRow {
    const known = this.#byId.get(row.id);
    const drawn = known && sameRow(known.row, row) ? known : this.#make(row, at);
    if (drawn !== known) known?.element.remove();
    drawn.at = at;
    setPlace(drawn.element, at, size);
    return drawn;
  }

  #make(row: Row, at: number): DrawnRow {
    const made = { row, element: this.#create(row), at, height: this.#line };
    this.#byId.set(row.id, made);
    this.pane.append(made.element);
    if (this.#wrap) {
      made.height = made.element.offsetHeight;
      this.#average += (made.height - this.#average) / 50;
    }
    return made;
  }
}

/** Puts the upper edge of a row at `top`; returns the row's height. */
function moveTo(top: number, drawn: DrawnRow | undefined): number | undefined {
  if (drawn) drawn.element.style.transform = `translateY(${Math.round(top)}px)`;
  return drawn?.height;
}
