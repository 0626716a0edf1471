import type { Row, RowsMessage } from '../../messages/page-protocol.ts';
import type { Column } from '../../messages/page-state.ts';
import { element } from '../dom.ts';
import { type Anchor, anchorAt, type Geometry, scrollEnd, scrollHeight, scrollTopFor } from './geometry.ts';
import { inOrder, nearestLike, sameRow, setPlace } from './reuse.ts';
import { type MissingColumns, ShownColumns } from './shown-columns.ts';

/** What the list asks of the page. */
interface ListEvents {
  /** Rows at positions from … to-1 are (nearly) in sight. */
  window(from: number, to: number, follow: boolean, anchor: number | undefined, version: number): void;
  /** Elements may have come: after every scroll, too. */
  painted(): void;
  /** The last rows that were given are drawn. */
  drawn(): void;
  followChanged(follow: boolean): void;
  /** The reader has scrolled to the first row, or away from it again. */
  topChanged(atTop: boolean): void;
  columnsMissing(missing: MissingColumns): void;
  createRow(row: Row): HTMLElement;
}

/** Rows kept ready above and below what is in sight, in heights of the viewport. */
const overscan = 1.5;

/** A list of any length: only the rows in sight are elements. Positions are those of `RowsMessage`. */
export class LogList {
  readonly root = element('div', 'list', { role: 'listbox', tabindex: '0', 'aria-multiselectable': 'true' });
  private readonly sizer = element('div', 'sizer', { role: 'presentation' });
  private readonly pane = element('div', 'pane', { role: 'presentation' });
  private readonly elements = new Map<number, { readonly row: Row; readonly element: HTMLElement; height: number }>();
  private rows: readonly Row[] = [];
  private rowsFrom = 0;
  private first = 0;
  private end = 0;
  private latestEnd = 0;
  private rowHeight = 20;
  private averageHeight = 20;
  private viewport = 0;
  private wrap = false;
  private widest = 0;
  private expected = 0;
  /** The row that is to stay where it is when positions change, as last told to the worker. */
  private anchor: { readonly id: number; readonly top: number } | undefined;
  private asked: { readonly from: number; readonly to: number; readonly version: number } | undefined;
  private drawing = false;
  private owesDrawn = false;
  private held: Anchor & { readonly position: number } = { row: 0, top: 0, position: 0 };
  private readonly columns = new ShownColumns(this.root, (missing) => this.events.columnsMissing(missing));
  follow = true;
  /** The oldest line is in sight. */
  isAtTop = false;
  /** Positions of one version do not mean anything in another. */
  version = -1;

  constructor(private readonly events: ListEvents) {
    this.sizer.append(this.pane);
    this.root.append(this.sizer);
    this.root.addEventListener('scroll', () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(this.root);
  }

  get size(): number {
    return this.end - this.first;
  }

  get firstPosition(): number {
    return this.first;
  }

  get endPosition(): number {
    return this.end;
  }

  /** Takes new rows. Returns how many were added at the end. */
  update(message: RowsMessage): number {
    const added = message.version === this.version ? message.end - this.latestEnd : 0;
    const moved = message.version !== this.version;
    this.version = message.version;
    const { anchor } = this;
    if (moved) this.anchor = undefined;
    if (message.rows.length > 0 || moved) {
      this.rows = message.rows;
      this.rowsFrom = message.from;
    }
    this.columns.note(message);
    const { held } = this;
    const position = moved ? (message.anchor ?? message.first) : held.position;
    const top = moved ? (anchor?.top ?? 0) : held.top;
    this.first = message.first;
    this.latestEnd = message.end;
    // Where heights differ, more rows would move those in sight a little: they count from the next scroll on.
    if (!this.wrap || this.follow || moved || this.end < this.first) this.end = message.end;
    this.asked = undefined;
    this.owesDrawn = true;
    this.resize();
    if (this.follow) this.scrollTo(scrollEnd(this.geometry));
    else this.scrollTo(scrollTopFor(this.geometry, { row: Math.max(0, position - this.first), top }));
    // Few rows need no scrolling, so that nothing else would ask for them.
    this.ask();
    this.draw();
    return Math.max(0, added);
  }

  setFollow(follow: boolean): void {
    if (this.follow === follow) return;
    this.follow = follow;
    this.events.followChanged(follow);
    if (follow) this.scrollTo(scrollEnd(this.geometry));
    this.ask(true);
    this.draw();
  }

  setWrap(wrap: boolean): void {
    this.wrap = wrap;
    this.averageHeight = this.rowHeight;
    this.root.classList.toggle('wrap', wrap);
    this.redraw();
  }

  setColumns(shown: readonly Column[]): void {
    this.columns.want(shown);
    this.widest = 0;
    this.resized();
  }

  /** Brings a position to the middle of the view. */
  reveal(position: number): void {
    this.setFollow(false);
    this.end = this.latestEnd;
    this.resize();
    const anchor = { row: position - this.first, top: Math.max(0, (this.viewport - this.rowHeight) / 2) };
    this.scrollTo(scrollTopFor(this.geometry, anchor));
    this.remember();
    this.ask();
    this.draw();
  }

  /** Moves a position into sight by the shortest way. */
  show(position: number): void {
    const top = (position - this.first) * this.averageHeight;
    const at = this.root.scrollTop;
    if (this.wrap || scrollHeight(this.geometry) < this.size * this.averageHeight) {
      if (!this.elements.has(this.rowAt(position)?.id ?? Number.NaN)) this.reveal(position);
      return;
    }
    if (top < at) this.scrollBy(top - at);
    else if (top + this.rowHeight > at + this.viewport) this.scrollBy(top + this.rowHeight - at - this.viewport);
  }

  scrollBy(pixels: number): void {
    this.root.scrollTop += pixels;
  }

  rowAt(position: number): Row | undefined {
    return this.rows[position - this.rowsFrom];
  }

  /** The position of a row that is loaded. */
  positionOf(id: number): number | undefined {
    const at = this.rows.findIndex((row) => row.id === id);
    return at < 0 ? undefined : this.rowsFrom + at;
  }

  /** Where a line is now, if it is loaded: positions and ids may have changed. */
  placeOf(line: Row): number | undefined {
    const row = nearestLike(line, this.rows);
    return row && this.positionOf(row.id);
  }

  /** Keeps a row in its place over the next change of what is shown. */
  holdRow(id: number): void {
    const element = this.elements.get(id)?.element;
    if (!element) return;
    this.setFollow(false);
    this.anchor = { id, top: element.getBoundingClientRect().top - this.root.getBoundingClientRect().top };
    this.ask(true);
  }

  /** Rows that fit into the view. */
  get pageSize(): number {
    return Math.max(1, Math.floor(this.viewport / this.rowHeight) - 1);
  }

  /** Makes all elements anew: a setting has changed what they show. */
  redraw(): void {
    for (const { element } of this.elements.values()) element.remove();
    this.elements.clear();
    this.resized();
  }

  elementOf(id: number): HTMLElement | undefined {
    return this.elements.get(id)?.element;
  }

  private get geometry(): Geometry {
    return { rows: this.size, rowHeight: this.wrap ? this.averageHeight : this.rowHeight, viewport: this.viewport };
  }

  private scrolled(): void {
    // For rows.css: what is scrolled behind the columns at the start.
    this.root.style.setProperty('--across', `${this.root.scrollLeft}px`);
    // The list has become higher, and the browser has scrolled for that: no reader has left the end.
    if (this.follow && this.root.clientHeight !== this.viewport) {
      this.resized();
      return;
    }
    this.anchor = undefined;
    const { scrollTop } = this.root;
    if (this.end !== this.latestEnd) {
      this.end = this.latestEnd;
      this.resize();
    }
    if (Math.abs(scrollTop - this.expected) >= 1) {
      const atEnd = scrollTop >= scrollEnd(this.geometry) - 2;
      this.expected = scrollTop;
      if (atEnd !== this.follow && (atEnd || this.size > 0)) {
        this.follow = atEnd;
        this.events.followChanged(atEnd);
      }
    }
    const atTop = !this.follow && this.size > 0 && scrollTop < this.rowHeight;
    if (atTop !== this.isAtTop) this.events.topChanged(atTop);
    this.isAtTop = atTop;
    this.ask();
    this.draw();
  }

  private resized(): void {
    const style = getComputedStyle(this.root);
    this.rowHeight = Math.max(12, Math.round(Number.parseFloat(style.lineHeight) || 20));
    if (!this.wrap) this.averageHeight = this.rowHeight;
    this.viewport = this.root.clientHeight;
    this.pane.style.height = `${this.viewport}px`;
    this.resize();
    if (this.follow) this.scrollTo(scrollEnd(this.geometry));
    this.ask(true);
    this.draw();
  }

  private resize(): void {
    this.sizer.style.height = `${scrollHeight(this.geometry)}px`;
    this.sizer.style.minWidth = this.wrap ? '' : `${this.widest}px`;
  }

  private scrollTo(top: number): void {
    this.root.scrollTop = top;
    this.expected = this.root.scrollTop;
  }

  /** Asks for rows when those at hand do not reach far enough beyond what is in sight. */
  private ask(always = false): void {
    const visible = Math.ceil(this.viewport / this.rowHeight) + 1;
    const spare = Math.ceil(visible * overscan);
    const anchor = anchorAt(this.geometry, this.root.scrollTop, () => this.rowHeight);
    const top = this.first + Math.max(0, anchor.row - Math.ceil(anchor.top / this.rowHeight));
    const near = { from: Math.max(this.first, top - visible / 2), to: Math.min(this.end, top + visible * 1.5) };
    const loaded = this.asked ?? { from: this.rowsFrom, to: this.rowsFrom + this.rows.length };
    if (!always && near.from >= loaded.from && near.to <= loaded.to) return;
    const from = top - spare;
    const to = top + visible + spare;
    this.asked = { from, to, version: this.version };
    const held = this.rowAt(this.held.position);
    if (held) this.anchor ??= { id: held.id, top: this.held.top };
    this.events.window(from, to, this.follow, this.anchor?.id, this.version);
  }

  private draw(): void {
    if (this.drawing) return;
    this.drawing = true;
    requestAnimationFrame(() => {
      this.drawing = false;
      this.paint();
      this.events.painted();
      if (!this.owesDrawn) return;
      this.owesDrawn = false;
      this.events.drawn();
    });
  }

  private paint(): void {
    const keep = new Set<number>();
    const anchor = anchorAt(
      this.geometry,
      this.root.scrollTop,
      (row) => this.place(row, keep)?.height ?? this.averageHeight,
    );
    let top = anchor.top;
    for (let row = anchor.row; row < this.size && top < this.viewport; row++) top += this.put(row, top, keep);
    top = anchor.top;
    for (let row = anchor.row - 1; row >= 0 && top > 0; row--) {
      const height = this.place(row, keep)?.height ?? this.averageHeight;
      top -= height;
      this.put(row, top, keep);
    }
    for (const [id, { element }] of this.elements) {
      if (keep.has(id)) continue;
      element.remove();
      this.elements.delete(id);
    }
    inOrder(
      this.pane,
      this.rows.flatMap(({ id }) => this.elements.get(id)?.element ?? []),
    );
    this.remember(anchor);
    this.measureWidth();
  }

  /** Keeps in mind what is at the top, so that it can stay there when rows come and leave. */
  private remember(anchor = anchorAt(this.geometry, this.root.scrollTop, () => this.averageHeight)): void {
    this.held = { ...anchor, position: this.first + anchor.row };
  }

  private put(row: number, top: number, keep: Set<number>): number {
    const placed = this.place(row, keep);
    if (!placed) return this.averageHeight;
    placed.element.style.transform = `translateY(${Math.round(top)}px)`;
    return placed.height;
  }

  private place(at: number, keep: Set<number>) {
    const row = this.rowAt(this.first + at);
    if (!row) return undefined;
    keep.add(row.id);
    const known = this.elements.get(row.id);
    if (known && sameRow(known.row, row)) {
      setPlace(known.element, at, this.size);
      return known;
    }
    const made = { row, element: this.events.createRow(row), height: this.rowHeight };
    setPlace(made.element, at, this.size);
    known?.element.remove();
    this.pane.append(made.element);
    this.elements.set(row.id, made);
    if (this.wrap) {
      made.height = made.element.offsetHeight;
      this.averageHeight += (made.height - this.averageHeight) / 50;
    }
    return made;
  }

  private measureWidth(): void {
    if (this.wrap) return;
    let widest = 0;
    for (const { element } of this.elements.values()) widest = Math.max(widest, element.scrollWidth);
    if (widest <= this.sizer.clientWidth) return;
    this.widest = widest;
    this.sizer.style.minWidth = `${widest}px`;
  }
}
