import type { ProcessHealth } from '../../../server/src/core/logs/health/process-health.ts';
import type { Health, LogLine } from '../../../server/src/core/logs/types.ts';
import type { Text } from '../../../server/src/core/text/l10n.ts';
import type { Found, Row, ToPage, ToWorkerFromPage } from './protocol.ts';
import { edgeOf } from './ring/edge.ts';
import { FacetCounts } from './ring/facets.ts';
import { noFilter, type Search, searchPattern } from './ring/filter.ts';
import { LateLines } from './ring/late-lines.ts';
import { Marker } from './ring/marks.ts';
import { type KeptPin, Pins } from './ring/pins.ts';
import { Ring, type RingLimits } from './ring/ring.ts';
import { find, findFailure, found, type SeenRows } from './ring/search.ts';
import { ShownRows } from './ring/shown-rows.ts';
import { TimeMerge } from './ring/time-merge.ts';
import { type Dated, inOrderOfTime, shifted, type Ties } from './ring/time-order.ts';
import { Timeline } from './ring/timeline.ts';
import { viewRow } from './ring/view-rows.ts';
import type { Edge } from './sources/source.ts';
import { type LogEngine, StoreEngine } from './store-engine.ts';
import type { Kept, SessionReading } from './worker-protocol.ts';

interface Window {
  readonly version: number;
  readonly from: number;
  readonly to: number;
  readonly follow: boolean;
  readonly anchor: number | undefined;
}

/** Milliseconds that lines of several streams wait for each other. */
export const mergeWindow = 700;

/** Rows whose folded lines may still grow: those near the end are sent again. */
const unsettled = 600;

/** Everything that was received in one tail, and what the page sees of it. */
export class LogStore {
  readonly ring: Ring;
  readonly shown: ShownRows;
  readonly timeline = new Timeline();
  readonly facets = new FacetCounts();
  private readonly merge = new TimeMerge(mergeWindow);
  private readonly late = new LateLines(mergeWindow / 2);
  /** Added to the numbers of lines that are put in front. */
  private olderBase = 0;
  private readonly marker = new Marker();
  private search: Search = noFilter;
  private readonly pins = new Pins(
    (id) => viewRow(this.ring, this.shown, this.pins, id),
    (rows) => this.toPage({ type: 'pinned', rows }),
  );
  /** Id of the first row that came after the reader has paused. */
  private pausedAt: number | undefined;
  private window: Window = { version: 0, from: 0, to: 0, follow: true, anchor: undefined };
  /** The end up to which the page has been told. */
  private told = { version: -1, end: 0 };

  private readonly engine: StoreEngine;

  constructor(
    createEngine: () => LogEngine,
    limits: RingLimits,
    private readonly toPage: (message: ToPage) => void,
  ) {
    this.ring = new Ring(limits);
    this.engine = new StoreEngine(createEngine, this.ring);
    this.shown = new ShownRows(this.ring, (slow) => this.toPage({ type: 'filterError', invalid: '', slow }));
  }

  push(chunk: Uint8Array, source: string, now: number): readonly LogLine[] {
    return this.merged(this.engine.push(chunk, source, now), now);
  }

  end(source: string, now: number): readonly LogLine[] {
    return this.merged(this.engine.end(source, now), now);
  }

  /** Takes over what the store of another thread has had, and reads it again: incidents and figures are those of its rows. */
  restore({ ring, pinned }: Kept, now: number): void {
    this.ring.restore(ring);
    this.pins.restore(pinned);
    const lines: LogLine[] = [];
    for (let id = this.ring.first; id < this.ring.end; id++) {
      const line = this.ring.line(id);
      if (line) lines.push(line);
      this.late.seen(line?.time);
    }
    for (const line of lines) this.count(line, now);
    this.engine.restore(lines, now);
    this.shown.rebuild();
  }

  readWith(reading: SessionReading): void {
    this.engine.readWith(reading);
  }

  notices(): readonly Text[] {
    return this.engine.notices();
  }

  /** What has changed since the last call. */
  backup(): Kept {
    return {
      ring: this.ring.backup(),
      pinned: this.pins.all,
      held: this.late.addTo(new Map(this.merge.counts())),
    };
  }

  /** Rows that can still be put in front. */
  get room(): number {
    return this.ring.room;
  }

  edge(source: string): Edge {
    return edgeOf(this.ring, source);
  }

  /** Puts lines where they belong by their times that another engine has read. Returns how many there was room for. */
  insertOlder(lines: readonly LogLine[], now: number): number {
    // Numbers that no other row has, further down with each batch.
    this.olderBase -= lines.length + 1;
    return this.place(inOrderOfTime(shifted(lines, this.olderBase)), 'first', now);
  }

  private place(lines: readonly Dated[], ties: Ties, now: number): number {
    const before = this.ring.first;
    const { lines: taken, moved } = this.ring.insert(lines, ties);
    for (const { line } of taken) this.count(line, now);
    if (!moved) this.shown.prepended(before);
    else {
      this.renumber(moved.newId);
      this.shown.moved(moved.from);
    }
    this.pins.find(this.ring.first, this.ring.end);
    return taken.length;
  }

  /** What is known of rows by their ids. */
  private renumber(newId: (id: number) => number): void {
    this.pins.renumber(newId);
    const { anchor } = this.window;
    if (anchor !== undefined) this.window = { ...this.window, anchor: newId(anchor) };
    if (this.pausedAt !== undefined) this.pausedAt = newId(this.pausedAt);
  }

  dropped(lines: number, now: number): void {
    this.engine.dropped(lines, now);
  }

  clear(): void {
    this.engine.clear();
    this.merge.clear();
    this.late.clear();
    this.ring.clear();
    this.shown.rebuild();
    this.timeline.clear();
    this.facets.clear();
    this.pins.clear();
  }

  health(now: number): Health {
    return this.engine.health(now);
  }

  processHealth(now: number): readonly ProcessHealth[] {
    return this.engine.processHealth(now);
  }

  incidents(): ReturnType<StoreEngine['incidents']> {
    return this.engine.incidents();
  }

  /** Sends what the page looks at. `always`: even if nothing of it can have changed. */
  publish(always = false): void {
    const { shown, window, told } = this;
    const moved = window.version !== shown.version;
    const size = window.to - window.from;
    const anchor = window.anchor === undefined ? undefined : shown.positionOf(window.anchor);
    let from = window.from;
    const end = this.visibleEnd;
    if (window.follow) from = end - size;
    else if (moved && anchor !== undefined) from = anchor - Math.floor(size / 2);
    from = Math.max(shown.first, Math.min(from, end - size));
    const needed = always || moved || told.version !== shown.version || from + size > told.end - unsettled;
    this.told = { version: shown.version, end };
    this.toPage({
      type: 'rows',
      version: shown.version,
      first: shown.first,
      end,
      held: shown.end - end,
      anchor,
      from,
      rows: needed ? this.rows(from, Math.min(from + size, end)) : [],
      kept: this.ring.size,
      left: this.ring.left,
      building: !shown.complete,
    });
  }

  /** Answers a request of the page. Returns whether there is filtering left to do. */
  answer(message: ToWorkerFromPage): void {
    const { shown, ring } = this;
    switch (message.type) {
      case 'window':
        this.window = message;
        this.publish(true);
        return;
      case 'drawn':
        return;
      case 'filter': {
        const pattern = searchPattern(message.filter);
        this.toPage({ type: 'filterError', invalid: pattern instanceof Error ? pattern.message : '', slow: '' });
        shown.setFilter(message.filter);
        this.mark(this.search);
        return;
      }
      case 'mark':
        this.mark(message);
        this.publish(true);
        return;
      case 'folding':
        shown.setFolding(message.folded);
        return;
      case 'toggle':
        this.toggle(message.id);
        return;
      case 'pin':
        this.pins.toggle(message.id);
        this.publish(true);
        return;
      case 'find':
        this.found(find(ring, this.seen, message, message.from, message.direction));
        return;
      case 'failure':
        this.found(findFailure(ring, this.seen, message.from, message.direction));
        return;
      case 'locate':
        this.locate(message.id);
        return;
      case 'seek': {
        const id = ring.idAt(message.time);
        if (id !== undefined) this.locate(id);
      }
    }
  }

  resize(limits: RingLimits): void {
    this.ring.resize(limits);
    this.shown.trimmed();
  }

  setPaused(paused: boolean): void {
    this.pausedAt = paused ? this.ring.end : undefined;
  }

  tellPinned(): void {
    this.pins.tell();
  }

  /** What was pinned in an earlier window. */
  awaitPins(kept: readonly KeptPin[]): void {
    this.pins.await(kept);
  }

  private get seen(): SeenRows {
    const { shown, visibleEnd } = this;
    return { first: shown.first, end: visibleEnd, version: shown.version, idAt: (position) => shown.idAt(position) };
  }

  /** One past the last position that the page may see. */
  private get visibleEnd(): number {
    return this.pausedAt === undefined ? this.shown.end : this.shown.positionOf(this.pausedAt);
  }

  /** Puts the lines that need not wait for older ones any more into the ring. True when others still wait. */
  flush(now: number): boolean {
    const lines = this.merge.take(now);
    const { inTurn, late } = this.late.split(lines, now);
    this.add(inTurn, now);
    // Where there is no room for them before others they come last, rather than not at all.
    if (late.length > this.ring.room)
      this.add(
        late.map(({ line }) => line),
        now,
      );
    else if (late.length > 0) {
      const begun = performance.now();
      this.place(late, 'last', now);
      this.late.took(performance.now() - begun, now);
    }
    return this.merge.waiting || this.late.waiting;
  }

  private merged(lines: readonly LogLine[], now: number): readonly LogLine[] {
    this.merge.add(lines, now);
    return lines;
  }

  private add(lines: readonly LogLine[], now: number): void {
    const from = this.ring.end;
    this.ring.append(lines);
    this.shown.added(from);
    for (const line of lines) this.count(line, now);
    this.pins.find(from, this.ring.end);
  }

  private count(line: LogLine, now: number): void {
    this.timeline.add(line, now);
    this.facets.add(line);
    this.pins.note(line);
  }

  private locate(id: number): void {
    const { seen } = this;
    const time = this.pins.timeOfAwaited(id);
    const row = time === undefined ? id : (this.ring.idAt(time) ?? this.ring.end - 1);
    this.found(found(seen, Math.min(this.shown.positionOf(row), seen.end - 1), undefined, 0));
  }

  /** The page is told how far the rows reach before it is led to one of them. */
  private found(message: Found): void {
    this.publish(true);
    this.toPage(message);
  }

  /** What the reader searches for is marked, or else what the filter looks for. */
  private mark(search: Search): void {
    this.search = search;
    this.marker.set(search.text === '' ? this.shown.filter : search);
  }

  private toggle(id: number): void {
    const page = this.ring.pageOf(id);
    const record = page?.record[id - page.firstId];
    if (record !== undefined) this.shown.toggle(record);
  }

  private rows(from: number, to: number): readonly Row[] {
    const rows: Row[] = [];
    for (let position = from; position < to; position++) {
      const id = this.shown.idAt(position);
      const row = id === undefined ? undefined : viewRow(this.ring, this.shown, this.pins, id);
      if (row) rows.push(row);
    }
    const marks = this.marker.marks(rows.map(({ text }) => text));
    return rows.map((row, at) => ({ ...row, marks: marks[at] ?? [] }));
  }
}
