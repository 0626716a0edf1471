import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import type { Found, Row, ToPage, ToWorkerFromPage } from '../messages/page-protocol.ts';
import { noFilter, type Search, searchPattern } from '../ring/filter.ts';
import { Marker } from '../ring/marks.ts';
import { Pins, type PinsBackup } from '../ring/pins.ts';
import type { Inserted, Ring } from '../ring/ring.ts';
import { find, findFailure, found, type SeenRows } from '../ring/search.ts';
import { ShownRows } from '../ring/shown-rows.ts';
import { viewRow } from '../ring/view-rows.ts';

interface Window {
  readonly version: number;
  readonly from: number;
  readonly to: number;
  readonly follow: boolean;
  readonly anchor: number | undefined;
}

/** Rows whose folded lines may still grow: those near the end are sent again. */
const UNSETTLED_ROWS = 600;

/** What the page sees of a ring: one window of rows at a time, filtered, folded, with pins and marks. */
export class RingView {
  readonly #ring: Ring;
  readonly #toPage: (message: ToPage) => void;
  readonly shown: ShownRows;
  readonly pins = new Pins(
    (id) => this.#row(id),
    (rows) => this.#toPage({ type: 'pinned', rows }),
  );
  readonly #marker = new Marker();
  #search: Search = noFilter;
  /** Id of the first row that came after the reader paused. */
  #pausedAt: number | undefined;
  #window: Window = { version: 0, from: 0, to: 0, follow: true, anchor: undefined };
  /** The end of the rows that the page knows. */
  #told = { version: -1, end: 0 };

  constructor(ring: Ring, toPage: (message: ToPage) => void) {
    this.#ring = ring;
    this.#toPage = toPage;
    this.shown = new ShownRows(ring, (slow) => this.#toPage({ type: 'filterError', invalid: '', slow }));
  }

  /** Lines were put at the end of the ring, as rows with ids from `from` on. */
  added(from: number, lines: readonly LogLine[]): void {
    this.shown.added(from);
    this.#findPins(lines, from);
  }

  /** Lines were put where they belong, in a ring that began with the id `before`. */
  inserted({ lines, moved }: Inserted, before: number): void {
    if (!moved) this.shown.prepended(before);
    else {
      this.#renumber(moved.newId);
      this.shown.moved(moved.from);
    }
    this.#findPins(
      lines.map(({ line }) => line),
      this.#ring.first,
    );
  }

  /** The ring was restored from that of another thread. */
  restored(pins: PinsBackup): void {
    this.pins.restore(pins);
    this.shown.rebuild();
  }

  cleared(): void {
    this.shown.rebuild();
    this.pins.clear();
  }

  resized(): void {
    this.shown.trimmed();
  }

  setPaused(paused: boolean): void {
    this.#pausedAt = paused ? this.#ring.end : undefined;
  }

  /** Sends the rows that the page shows. `always`: even if none of them can have changed. */
  publish(always = false): void {
    const { shown } = this;
    const window = this.#window;
    const told = this.#told;
    const moved = window.version !== shown.version;
    const size = window.to - window.from;
    const anchor = window.anchor === undefined ? undefined : shown.positionOf(window.anchor);
    let from = window.from;
    const end = this.#visibleEnd;
    if (window.follow) from = end - size;
    else if (moved && anchor !== undefined) from = anchor - Math.floor(size / 2);
    from = Math.max(shown.first, Math.min(from, end - size));
    const needed = always || moved || told.version !== shown.version || from + size > told.end - UNSETTLED_ROWS;
    this.#told = { version: shown.version, end };
    this.#toPage({
      type: 'rows',
      version: shown.version,
      first: shown.first,
      end,
      held: shown.end - end,
      anchor,
      from,
      rows: needed ? this.#rows(from, Math.min(from + size, end)) : [],
      kept: this.#ring.size,
      left: this.#ring.left,
      building: !shown.complete,
    });
  }

  /** Answers a request of the page. */
  answer(message: ToWorkerFromPage): void {
    const { shown } = this;
    const ring = this.#ring;
    switch (message.type) {
      case 'window':
        this.#window = message;
        this.publish(true);
        return;
      case 'drawn':
        return;
      case 'filter': {
        const pattern = searchPattern(message.filter);
        this.#toPage({ type: 'filterError', invalid: pattern instanceof Error ? pattern.message : '', slow: '' });
        shown.setFilter(message.filter);
        this.#mark(this.#search);
        return;
      }
      case 'mark':
        this.#mark(message);
        this.publish(true);
        return;
      case 'folding':
        shown.setFolding(message.folded);
        return;
      case 'toggle':
        this.#toggle(message.id);
        return;
      case 'pin':
        this.pins.toggle(message.id);
        this.publish(true);
        return;
      case 'find':
        this.#found(find(ring, this.#seen, message, message.from, message.direction));
        return;
      case 'failure':
        this.#found(findFailure(ring, this.#seen, message.from, message.direction));
        return;
      case 'locate':
        this.#locate(message.id);
        return;
      case 'seek': {
        const id = ring.idAt(message.time);
        if (id !== undefined) this.#locate(id);
      }
    }
  }

  get #seen(): SeenRows {
    const { shown } = this;
    const visibleEnd = this.#visibleEnd;
    return { first: shown.first, end: visibleEnd, idAt: (position) => shown.idAt(position) };
  }

  /** One past the last position that the page may see. */
  get #visibleEnd(): number {
    return this.#pausedAt === undefined ? this.shown.end : this.shown.positionOf(this.#pausedAt);
  }

  /** Finds what was pinned in an earlier window among lines that have come, which are rows from an id on. */
  #findPins(lines: readonly LogLine[], from: number): void {
    for (const line of lines) this.pins.note(line);
    this.pins.find(from, this.#ring.end);
  }

  /** What is known of rows by their ids. */
  #renumber(newId: (id: number) => number): void {
    this.pins.renumber(newId);
    const { anchor } = this.#window;
    if (anchor !== undefined) this.#window = { ...this.#window, anchor: newId(anchor) };
    if (this.#pausedAt !== undefined) this.#pausedAt = newId(this.#pausedAt);
  }

  #locate(id: number): void {
    const time = this.pins.timeOfAwaited(id);
    const row = time === undefined ? id : (this.#ring.idAt(time) ?? this.#ring.end - 1);
    this.#found(found(Math.min(this.shown.positionOf(row), this.#visibleEnd - 1)));
  }

  /** Tells the page how far the rows reach, before it is sent to one of them. */
  #found(message: Found): void {
    this.publish(true);
    this.#toPage(message);
  }

  /** Marks what the reader searches for, or else what the filter looks for. */
  #mark(search: Search): void {
    this.#search = search;
    this.#marker.set(search.text === '' ? this.shown.filter : search);
  }

  #toggle(id: number): void {
    const page = this.#ring.pageOf(id);
    const record = page?.record[id - page.firstId];
    if (record !== undefined) this.shown.toggle(record);
  }

  #row(id: number): Row | undefined {
    return viewRow(this.#ring, this.shown, this.pins, id);
  }

  #rows(from: number, to: number): readonly Row[] {
    const rows: Row[] = [];
    for (let position = from; position < to; position++) {
      const id = this.shown.idAt(position);
      const row = id === undefined ? undefined : this.#row(id);
      if (row) rows.push(row);
    }
    const marks = this.#marker.marks(rows.map(({ text }) => text));
    return rows.map((row, at) => ({ ...row, marks: marks[at] ?? [] }));
  }
}
