import { compileFilter, type Filter, noFilter } from './filter.ts';
import type { Page } from './page.ts';
import type { Ring, RowTest } from './ring.ts';
import { RowIndex } from './row-index.ts';
import { withinTime } from './within-time.ts';

/** Rows looked at before the builder lets messages of the session pass. */
const SLICE_ROWS = 8192;
/** Milliseconds that a pattern may take for one slice: an ordinary one takes a few. */
const PATTERN_MS = 1000;
/** The engine closes a record after 500 lines; lines of other streams may stand between them. */
const LONGEST_RECORD = 2000;

/**
 * The rows that pass the reader's filter, with the lines that continue a record folded behind its first line. Kept up to
 * date as rows come; built anew, newest rows first and a slice at a time, when the filter changes.
 */
export class ShownRows {
  readonly #ring: Ring;
  readonly #tooSlow: (pattern: string) => void;
  #index = new RowIndex();
  #test: RowTest;
  /** Id before which rows have not been looked at yet; undefined when all have. */
  #unseen: number | undefined;
  /** Sequences of records that were opened (when folding) by hand. */
  readonly #opened = new Set<number>();
  #folding = true;
  filter: Filter = noFilter;
  /** Goes up whenever positions of rows that are still there may have changed. */
  version = 0;

  /** `tooSlow` is called with a pattern that was left out because it took too long. */
  constructor(ring: Ring, tooSlow: (pattern: string) => void = () => undefined) {
    this.#ring = ring;
    this.#tooSlow = tooSlow;
    this.#test = compileFilter(noFilter, ring);
  }

  get first(): number {
    return this.#index.first;
  }

  get end(): number {
    return this.#index.end;
  }

  /** False while a new filter is still being applied to older rows. */
  get complete(): boolean {
    return this.#unseen === undefined;
  }

  idAt(position: number): number | undefined {
    return this.#index.at(position);
  }

  positionOf(id: number): number {
    return this.#index.positionOf(id);
  }

  isShown(id: number): boolean {
    return this.#index.has(id);
  }

  isOpen(record: number): boolean {
    return !this.#folding || this.#opened.has(record);
  }

  setFilter(filter: Filter): void {
    this.filter = filter;
    this.#test = compileFilter(filter, this.#ring);
    this.rebuild();
  }

  setFolding(folding: boolean): void {
    this.#folding = folding;
    this.#opened.clear();
    this.#rebuildNow();
  }

  toggle(record: number): void {
    if (!this.#opened.delete(record)) this.#opened.add(record);
    this.#rebuildNow();
  }

  rebuild(): void {
    this.#index = new RowIndex();
    this.#unseen = this.#ring.end;
    this.version++;
  }

  /** Builds all rows at once, so that what the reader looks at does not disappear for a moment. About 0.1 µs a row. */
  #rebuildNow(): void {
    this.rebuild();
    while (this.build());
  }

  /** Looks at rows from `from` on, which have just been appended. */
  added(from: number): void {
    this.#guarded(() => {
      for (let id = from; id < this.#ring.end; id++) if (this.#shows(id)) this.#index.append(id);
    });
    this.trimmed();
  }

  /** Tells that rows were put in front of the ring, the newest of them before `id`. */
  prepended(id: number): void {
    this.#unseen ??= id;
  }

  /** Tells that rows were put between others, and that from an id on they have other ids than before. */
  moved(from: number): void {
    if (from <= this.#ring.first || !this.complete) {
      this.rebuild();
      return;
    }
    this.#index.dropFrom(from);
    this.version++;
    this.added(from);
  }

  trimmed(): void {
    this.#index.dropBefore(this.#ring.first);
  }

  /** Applies the filter to one more slice of older rows. Returns whether any are left. */
  build(): boolean {
    const unseen = this.#unseen;
    if (unseen === undefined) return false;
    this.#guarded(() => {
      const stop = Math.max(this.#ring.first, unseen - SLICE_ROWS);
      for (let id = unseen - 1; id >= stop; id--) if (this.#shows(id)) this.#index.prepend(id);
      this.#unseen = stop <= this.#ring.first ? undefined : stop;
    });
    return this.#unseen !== undefined;
  }

  /** A pattern of the reader's that takes too long is left out, and all rows are looked at again. */
  #guarded(work: () => void): void {
    const { filter } = this;
    if (!filter.regex || filter.text === '') work();
    else if (!withinTime(PATTERN_MS, filter.text, work)) {
      this.setFilter({ ...filter, text: '' });
      this.#tooSlow(filter.text);
    }
  }

  #shows(id: number): boolean {
    const page = this.#ring.pageOf(id);
    if (!page) return false;
    const at = id - page.firstId;
    if (this.#test(page, at) && !this.#hidden(page, at)) return true;
    return this.#opened.has(page.record[at] ?? Number.NaN) && this.#headPasses(id, page.record[at] ?? Number.NaN);
  }

  /** Whether the first line of an opened record passes the filter: then all its lines are shown. */
  #headPasses(id: number, record: number): boolean {
    for (let before = id; before > id - LONGEST_RECORD; before--) {
      const page = this.#ring.pageOf(before);
      if (!page) return false;
      const at = before - page.firstId;
      if (page.sequence[at] === record) return this.#test(page, at);
    }
    return false;
  }

  /** A line of a folded record stays visible when it is a failure, or when the reader searches for its text. */
  #hidden(page: Page, at: number): boolean {
    return this.#folding && this.filter.text === '' && page.continues(at) && page.signature[at] === 0;
  }
}
