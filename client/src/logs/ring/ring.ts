import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import type { RingBackup } from './backup.ts';
import { linkFollowers, packed, placeOf, renumbering } from './inserted-rows.ts';
import { createDictionary, type Dictionary, namesOf, Page, restoreNames } from './page.ts';
import { type Dated, dated, merged, type Ties } from './time-order.ts';

export interface RingLimits {
  /** Rows kept; whole pages leave, so up to one page fewer may be there. */
  readonly lines: number;
  /** UTF-16 code units kept. */
  readonly characters: number;
}

/** Whether the row at a place of a page passes. It reads the columns: no object is made for the row. */
export type RowTest = (page: Page, at: number) => boolean;

export interface Inserted {
  /** Those for which there was room. */
  readonly lines: readonly Dated[];
  /** Rows whose id has changed: from which id on (new), and the new id of each; undefined when there are none. */
  readonly moved: { readonly from: number; readonly newId: (id: number) => number } | undefined;
}

/**
 * The lines that are kept. Every row has an id: 0, 1, 2, … in order of arrival, negative for older ones that were loaded
 * later. An id stays valid while other rows come and leave; only `insert` renumbers, and reports it.
 */
export class Ring {
  #limits: RingLimits;
  readonly dictionary: Dictionary = createDictionary();
  #pages: Page[] = [];
  #nextId = 0;
  #characters = 0;
  /** The page of the last look-up: the next one is mostly for a neighbour. */
  #recent: Page | undefined;
  /** Rows that had to leave because the ring was full. */
  left = 0;
  /** Heads of records that may still grow: sequence -> id. */
  readonly #heads = new Map<number, number>();
  /** Pages that a backup has not given out yet. */
  readonly #unsaved = new Set<Page>();

  constructor(limits: RingLimits) {
    this.#limits = limits;
  }

  get first(): number {
    return this.#pages[0]?.firstId ?? this.#nextId;
  }

  /** One past the newest row. */
  get end(): number {
    return this.#nextId;
  }

  get size(): number {
    return this.end - this.first;
  }

  /** Rows that can still be put in front. */
  get room(): number {
    return this.#characters >= this.#limits.characters ? 0 : Math.max(0, this.#limits.lines - this.size);
  }

  append(lines: readonly LogLine[]): void {
    for (const line of lines) {
      let page = this.#pages.at(-1);
      if (!page || page.isClosed || page.firstId + page.count !== this.#nextId) {
        page = new Page(this.#nextId, this.dictionary);
        this.#pages.push(page);
        this.#unsaved.add(page);
      }
      const before = page.length;
      page.push(line);
      this.#characters += page.length - before;
      this.#follow(line.record, line.sequence, this.#nextId++);
    }
    this.#trim();
  }

  /**
   * Puts lines, which are in the order of their times, where they belong between the others: as many (the newest of them)
   * as there is room for. Rows before them or behind them, whichever are fewer, get new ids.
   */
  insert(lines: readonly Dated[], ties: Ties): Inserted {
    const { room } = this;
    const pages = this.#pages;
    const taken = room === 0 ? [] : lines.slice(-room);
    const [first] = taken;
    const last = taken.at(-1);
    if (!first || !last) return { lines: [], moved: undefined };
    const place = placeOf(pages, { first: first.time, last: last.time, ties });
    const inFront = place.from <= pages.length - place.to;
    const [from, to] = inFront ? [0, place.to] : [place.from, pages.length];
    const passed = pages.slice(from, to);
    const moved = dated(passed.flatMap((page) => page.lines()));
    const rows = merged(taken, moved, ties);
    const start = passed[0]?.firstId ?? (inFront ? this.first : this.#nextId);
    const firstId = inFront ? start - taken.length : start;
    for (const page of passed) {
      this.#unsaved.delete(page);
      this.#characters -= page.length;
    }
    // Only the last page can get more rows.
    if (!inFront) pages[from - 1]?.close();
    const made = packed(rows, firstId, this.dictionary, !inFront);
    for (const page of made) {
      this.#unsaved.add(page);
      this.#characters += page.length;
    }
    this.#pages = [...pages.slice(0, from), ...made, ...pages.slice(to)];
    if (!inFront) this.#nextId += taken.length;
    this.#recent = undefined;
    const newId = renumbering(moved, rows, start, firstId);
    for (const [record, id] of this.#heads) this.#heads.set(record, newId(id));
    linkFollowers(pages.slice(Math.max(0, from - 2), from), made, pages.slice(to, to + 2), newId);
    return { lines: taken, moved: moved.length === 0 ? undefined : { from: inFront ? this.first : start, newId } };
  }

  /** What has changed since the last call. */
  backup(): RingBackup {
    const closed = [...this.#unsaved].flatMap((page) => page.closed ?? []);
    for (const page of [...this.#unsaved]) if (page.isClosed) this.#unsaved.delete(page);
    const last = this.#pages.at(-1);
    const open = last && !last.isClosed ? Array.from({ length: last.count }, (_, at) => last.line(at)) : [];
    return { first: this.first, left: this.left, pages: closed, open, names: namesOf(this.dictionary) };
  }

  /** Takes over what another ring has had; this one must be empty. */
  restore({ pages, open, names, left }: RingBackup): void {
    restoreNames(this.dictionary, names);
    this.left = left;
    this.#pages = pages.map((page) => Page.restore(page, this.dictionary));
    for (const page of this.#pages) {
      this.#nextId = page.firstId + page.count;
      this.#characters += page.length;
      this.#unsaved.add(page);
    }
    this.#followAll(this.#pages);
    this.append(open);
  }

  /** One more than every sequence number here. */
  get nextSequence(): number {
    let next = 1;
    for (const { sequence, count } of this.#pages) {
      for (let at = 0; at < count; at++) next = Math.max(next, (sequence[at] ?? 0) + 1);
    }
    return next;
  }

  clear(): void {
    this.#pages = [];
    this.#recent = undefined;
    this.#heads.clear();
    this.#unsaved.clear();
    this.#characters = 0;
    this.left = 0;
  }

  resize(limits: RingLimits): void {
    this.#limits = limits;
    this.#trim();
  }

  /** The page that holds a row; undefined when it has left or has not come yet. */
  pageOf(id: number): Page | undefined {
    const recent = this.#recent;
    if (recent && id >= recent.firstId && id < recent.firstId + recent.count && id >= this.first) return recent;
    let low = 0;
    let high = this.#pages.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const page = this.#pages[middle];
      if (!page) return undefined;
      if (id < page.firstId) high = middle - 1;
      else if (id >= page.firstId + page.count) low = middle + 1;
      else {
        this.#recent = page;
        return page;
      }
    }
    return undefined;
  }

  line(id: number): LogLine | undefined {
    const page = this.pageOf(id);
    return page?.line(id - page.firstId);
  }

  /** Id of the row with an engine's sequence number. Rows of several sources are merged by time, so it is searched. */
  idOf(sequence: number): number | undefined {
    for (let index = this.#pages.length - 1; index >= 0; index--) {
      const page = this.#pages[index];
      if (!page) continue;
      const at = page.sequence.subarray(0, page.count).indexOf(sequence);
      if (at >= 0) return page.firstId + at;
    }
    return undefined;
  }

  /**
   * Id of the row whose time is the first at or after one (milliseconds since the epoch); undefined when there is none.
   * Rows are nearly in the order of their times: what comes late stands where it came.
   */
  idAt(time: number): number | undefined {
    let found: number | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    for (const page of this.#pages) {
      for (let at = 0; at < page.count; at++) {
        const own = page.time[at] ?? Number.NaN;
        if (!(own >= time && own < nearest)) continue;
        nearest = own;
        found = page.firstId + at;
      }
    }
    return found;
  }

  #followAll(pages: readonly Page[]): void {
    for (const { record, sequence, firstId, count } of pages) {
      for (let at = 0; at < count; at++) this.#follow(record[at] ?? 0, sequence[at] ?? 0, firstId + at);
    }
  }

  #follow(record: number, sequence: number, id: number): void {
    if (record === sequence) {
      this.#heads.set(record, id);
      if (this.#heads.size > 256) for (const oldest of this.#heads.keys()) return void this.#heads.delete(oldest);
      return;
    }
    const head = this.#heads.get(record);
    const page = head === undefined ? undefined : this.pageOf(head);
    if (head === undefined || !page) return;
    const at = head - page.firstId;
    page.setFollowers(at, { count: (page.followersOf(at)?.count ?? 0) + 1, last: id });
  }

  #trim(): void {
    while (this.#pages.length > 1 && (this.size > this.#limits.lines || this.#characters > this.#limits.characters)) {
      const page = this.#pages.shift();
      if (!page) return;
      this.left += page.count;
      this.#unsaved.delete(page);
      this.#characters -= page.length;
    }
  }
}
