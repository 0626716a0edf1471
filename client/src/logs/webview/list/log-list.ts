import type { Row, RowsMessage } from '../../messages/page-protocol.ts';
import type { Column } from '../../messages/page-state.ts';
import { element } from '../dom.ts';
import { DrawnRows } from './drawn-rows.ts';
import { type Anchor, anchorAt, type Geometry, scrollEnd, scrollHeight, scrollTopFor } from './geometry.ts';
import { LoadedRows } from './loaded-rows.ts';
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
const OVERSCAN = 1.5;

/** A list of any length: only the rows in sight are elements. Positions are those of `RowsMessage`. */
export class LogList {
  readonly #events: ListEvents;
  readonly root = element('div', 'list', { role: 'listbox', tabindex: '0', 'aria-multiselectable': 'true' });
  readonly #sizer = element('div', 'sizer', { role: 'presentation' });
  readonly #drawn = new DrawnRows((row) => this.#events.createRow(row));
  loaded = new LoadedRows([], 0);
  /** Rows are kept at positions from `first` to `end`-1; `latestEnd` counts those, too, that are not laid out yet. */
  #first = 0;
  #end = 0;
  #latestEnd = 0;
  /** The height of the list in pixels. */
  #viewport = 0;
  #wrap = false;
  /** The width in pixels of the widest row that was seen. */
  #widest = 0;
  /** Where the list has scrolled to by itself: to be elsewhere is the reader's doing. */
  #expected = 0;
  /** How much of the way to the end that is, from 0 to 1, with the heights that rows had then. */
  #share = 0;
  /** The row that is to stay where it is when positions change, as last told to the worker. */
  #anchor: { readonly id: number; readonly top: number } | undefined;
  /** The positions that the worker was asked for last and has not sent. */
  #asked: { readonly from: number; readonly to: number } | undefined;
  #drawing = false;
  #owesDrawn = false;
  /** What was at the top when the list was drawn last. */
  #held: Anchor & { readonly position: number } = { row: 0, top: 0, position: 0 };
  readonly #columns = new ShownColumns(this.root, (missing) => {
    this.#drawn.measure();
    this.#events.columnsMissing(missing);
  });
  follow = true;
  /** The oldest line is in sight. */
  isAtTop = false;
  /** Positions of one version do not mean anything in another. */
  version = -1;

  constructor(events: ListEvents) {
    this.#events = events;
    this.#sizer.append(this.#drawn.pane);
    this.root.append(this.#sizer);
    this.root.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(this.root);
  }

  get size(): number {
    return this.#end - this.#first;
  }

  get firstPosition(): number {
    return this.#first;
  }

  get endPosition(): number {
    return this.#end;
  }

  /** Takes new rows. Returns how many were added at the end. */
  update(message: RowsMessage): number {
    const added = message.version === this.version ? message.end - this.#latestEnd : 0;
    const moved = message.version !== this.version;
    this.version = message.version;
    const anchor = this.#anchor;
    const held = this.#held;
    // The reader has scrolled since the worker was told of a row that is to stay.
    const kept = moved && anchor === undefined ? this.loaded.at(held.position) : undefined;
    if (moved) this.#anchor = undefined;
    if (message.rows.length > 0 || moved) this.loaded = new LoadedRows(message.rows, message.from);
    this.#columns.note(message);
    const place = moved ? this.#placeAfterMove(message, anchor, kept) : held;
    this.#first = message.first;
    this.#latestEnd = message.end;
    // Where heights differ, more rows would move those in sight a little: they count from the next scroll on.
    if (!this.#wrap || this.follow || moved || this.#end < this.#first) this.#end = message.end;
    this.#asked = undefined;
    this.#owesDrawn = true;
    this.#resize();
    if (this.follow) this.#scrollTo(scrollEnd(this.#geometry));
    else
      this.#scrollTo(scrollTopFor(this.#geometry, { row: Math.max(0, place.position - this.#first), top: place.top }));
    // Few rows need no scrolling, so that nothing else would ask for them.
    this.#ask();
    this.#draw();
    return Math.max(0, added);
  }

  /** What stays where it is when positions mean other rows: the row `kept`, else the one that the worker was told. */
  #placeAfterMove(
    { anchor: told, first }: RowsMessage,
    anchor: { readonly top: number } | undefined,
    kept: Row | undefined,
  ): { readonly position: number; readonly top: number } {
    const position = kept && this.loaded.placeOf(kept);
    if (position !== undefined) return { position, top: this.#held.top };
    return { position: told ?? first, top: anchor?.top ?? 0 };
  }

  setFollow(follow: boolean): void {
    if (this.follow === follow) return;
    this.follow = follow;
    this.#events.followChanged(follow);
    if (follow) this.#scrollTo(scrollEnd(this.#geometry));
    this.#ask(true);
    this.#draw();
  }

  setWrap(wrap: boolean): void {
    this.#wrap = wrap;
    this.#drawn.setWrap(wrap);
    this.root.classList.toggle('wrap', wrap);
    this.redraw();
  }

  setColumns(shown: readonly Column[]): void {
    this.#columns.want(shown);
    this.#widest = 0;
    this.#resized();
  }

  /** Brings a position to the middle of the view. */
  reveal(position: number): void {
    const { follow } = this;
    this.follow = false;
    // What was in sight before is not to stay there.
    this.#anchor = undefined;
    this.#end = this.#latestEnd;
    this.#resize();
    const anchor = { row: position - this.#first, top: Math.max(0, (this.#viewport - this.#drawn.lineHeight) / 2) };
    this.#scrollTo(scrollTopFor(this.#geometry, anchor));
    this.#remember();
    this.#ask(follow);
    this.#draw();
    if (follow) this.#events.followChanged(false);
  }

  /** Moves a position into sight by the shortest way, and keeps it there: behind the last one new lines go on to be followed. */
  show(position: number): void {
    if (position < this.#latestEnd - 1) this.setFollow(false);
    const { averageHeight, lineHeight } = this.#drawn;
    if (this.#wrap || scrollHeight(this.#geometry) < this.size * averageHeight) {
      const row = this.loaded.at(position);
      if (!row || !this.#drawn.elementOf(row.id)) this.reveal(position);
      return;
    }
    const top = (position - this.#first) * averageHeight;
    const below = top + lineHeight - this.#viewport;
    const { scrollTop } = this.root;
    if (top < scrollTop) this.scrollBy(top - scrollTop);
    else if (below > scrollTop) this.scrollBy(below - scrollTop);
  }

  scrollBy(pixels: number): void {
    this.root.scrollTop += pixels;
  }

  /** Keeps a row in its place over the next change of what is shown. */
  holdRow(id: number): void {
    const element = this.#drawn.elementOf(id);
    if (!element) return;
    this.setFollow(false);
    this.#anchor = { id, top: element.getBoundingClientRect().top - this.root.getBoundingClientRect().top };
    this.#ask(true);
  }

  /** Rows that fit into the view. */
  get pageSize(): number {
    return Math.max(1, Math.floor(this.#viewport / this.#drawn.lineHeight) - 1);
  }

  /** Makes all elements anew: a setting has changed what they show. */
  redraw(): void {
    this.#drawn.clear();
    this.#resized();
  }

  elementOf(id: number): HTMLElement | undefined {
    return this.#drawn.elementOf(id);
  }

  get #geometry(): Geometry {
    return { rows: this.size, rowHeight: this.#drawn.averageHeight, viewport: this.#viewport };
  }

  #scrolled(): void {
    // For rows.css: what is scrolled behind the columns at the start.
    this.root.style.setProperty('--across', `${this.root.scrollLeft}px`);
    // The list has become higher, and the browser has scrolled for that: no reader has left the end.
    if (this.follow && this.root.clientHeight !== this.#viewport) {
      this.#resized();
      return;
    }
    this.#anchor = undefined;
    const { scrollTop } = this.root;
    if (this.#end !== this.#latestEnd) {
      this.#end = this.#latestEnd;
      this.#resize();
    }
    if (Math.abs(scrollTop - this.#expected) >= 1) {
      const atEnd = scrollTop >= scrollEnd(this.#geometry) - 2;
      this.#expect(scrollTop);
      if (atEnd !== this.follow && (atEnd || this.size > 0)) {
        this.follow = atEnd;
        this.#events.followChanged(atEnd);
      }
    }
    const atTop = !this.follow && this.size > 0 && scrollTop < this.#drawn.lineHeight;
    if (atTop !== this.isAtTop) this.#events.topChanged(atTop);
    this.isAtTop = atTop;
    this.#ask();
    this.#draw();
  }

  #resized(): void {
    const style = getComputedStyle(this.root);
    this.#drawn.lineHeight = Math.max(12, Math.round(Number.parseFloat(style.lineHeight) || 20));
    this.#viewport = this.root.clientHeight;
    this.#drawn.pane.style.height = `${this.#viewport}px`;
    this.#drawn.measure();
    this.#resize();
    // Where heights have changed, what is read stays in sight when the share of the list above it does.
    if (this.follow) this.#scrollTo(scrollEnd(this.#geometry));
    else if (this.#wrap) this.#scrollTo(this.#share * scrollEnd(this.#geometry));
    this.#ask(true);
    this.#draw();
  }

  #resize(): void {
    this.#sizer.style.height = `${scrollHeight(this.#geometry)}px`;
    this.#sizer.style.minWidth = this.#wrap ? '' : `${this.#widest}px`;
  }

  #scrollTo(top: number): void {
    this.root.scrollTop = top;
    this.#expect(this.root.scrollTop);
  }

  #expect(scrollTop: number): void {
    this.#expected = scrollTop;
    this.#share = scrollTop / (scrollEnd(this.#geometry) || 1);
  }

  /** Asks for rows when those at hand do not reach far enough beyond what is in sight. */
  #ask(always = false): void {
    const { lineHeight } = this.#drawn;
    const visible = Math.ceil(this.#viewport / lineHeight) + 1;
    const spare = Math.ceil(visible * OVERSCAN);
    const anchor = anchorAt(this.#geometry, this.root.scrollTop, () => lineHeight);
    const top = this.#first + Math.max(0, anchor.row - Math.ceil(anchor.top / lineHeight));
    const near = { from: Math.max(this.#first, top - visible / 2), to: Math.min(this.#end, top + visible * 1.5) };
    const loaded = this.#asked ?? this.loaded;
    if (!always && near.from >= loaded.from && near.to <= loaded.to) return;
    const from = top - spare;
    const to = top + visible + spare;
    this.#asked = { from, to };
    const held = this.loaded.at(this.#held.position);
    if (held) this.#anchor ??= { id: held.id, top: this.#held.top };
    this.#events.window(from, to, this.follow, this.#anchor?.id, this.version);
  }

  #draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#paint();
      this.#events.painted();
      if (!this.#owesDrawn) return;
      this.#owesDrawn = false;
      this.#events.drawn();
    });
  }

  #paint(): void {
    const anchor = this.#drawn.paint({
      geometry: this.#geometry,
      scrollTop: this.root.scrollTop,
      rowAt: (at) => this.loaded.at(this.#first + at),
    });
    this.#remember(anchor);
    this.#measureWidth();
  }

  /** Keeps in mind what is at the top, so that it can stay there when rows come and leave. */
  #remember(anchor = anchorAt(this.#geometry, this.root.scrollTop, () => this.#drawn.averageHeight)): void {
    this.#held = { ...anchor, position: this.#first + anchor.row };
  }

  #measureWidth(): void {
    if (this.#wrap) return;
    const { width } = this.#drawn;
    if (width <= this.#sizer.clientWidth) return;
    this.#widest = width;
    this.#sizer.style.minWidth = `${width}px`;
  }
}
