import type { ProcessHealth } from '../../../../server/src/core/logs/health/process-health.ts';
import type { Health, LogLine } from '../../../../server/src/core/logs/types.ts';
import type { Text } from '../../../../server/src/core/text/l10n.ts';
import type { ToPage } from '../messages/page-protocol.ts';
import type { Kept, SessionReading } from '../messages/worker-protocol.ts';
import { edgeOf } from '../ring/edge.ts';
import { FacetCounts } from '../ring/facets.ts';
import { LateLines } from '../ring/late-lines.ts';
import { Ring, type RingLimits } from '../ring/ring.ts';
import { TimeMerge } from '../ring/time-merge.ts';
import { type Dated, inOrderOfTime, shifted, type Ties } from '../ring/time-order.ts';
import { Timeline } from '../ring/timeline.ts';
import type { Edge } from '../sources/source.ts';
import { RingView } from './ring-view.ts';
import { type LogEngine, StoreEngine } from './store-engine.ts';

/** Milliseconds that lines of several streams wait for each other. */
export const MERGE_WINDOW_MS = 700;

/** Everything that was received in one tail: read by an engine, put in order, counted. */
export class LogStore {
  readonly ring: Ring;
  readonly view: RingView;
  readonly timeline = new Timeline();
  readonly facets = new FacetCounts();
  readonly #engine: StoreEngine;
  readonly #merge = new TimeMerge(MERGE_WINDOW_MS);
  readonly #late = new LateLines(MERGE_WINDOW_MS / 2);
  /** Added to the numbers of lines that are put in front. */
  #olderBase = 0;

  constructor(createEngine: () => LogEngine, limits: RingLimits, toPage: (message: ToPage) => void) {
    this.ring = new Ring(limits);
    this.#engine = new StoreEngine(createEngine, this.ring);
    this.view = new RingView(this.ring, toPage);
  }

  push(chunk: Uint8Array, source: string, now: number): readonly LogLine[] {
    return this.#merged(this.#engine.push(chunk, source, now), now);
  }

  end(source: string, now: number): readonly LogLine[] {
    return this.#merged(this.#engine.end(source, now), now);
  }

  /** Puts the lines that need not wait for older ones any more into the ring. True when others still wait. */
  flush(now: number): boolean {
    const lines = this.#merge.take(now);
    const { inTurn, late } = this.#late.split(lines, now);
    this.#add(inTurn, now);
    // If there is no room for them where they belong they are put last, rather than dropped.
    if (late.length > this.ring.room)
      this.#add(
        late.map(({ line }) => line),
        now,
      );
    else if (late.length > 0) {
      const begun = performance.now();
      this.#place(late, 'last', now);
      this.#late.took(performance.now() - begun, now);
    }
    return this.#merge.waiting || this.#late.waiting;
  }

  /** Takes over the rows of another thread's store and reads them again, so that incidents and figures belong to them. */
  restore({ ring, pins }: Kept, now: number): void {
    this.ring.restore(ring);
    const lines: LogLine[] = [];
    for (let id = this.ring.first; id < this.ring.end; id++) {
      const line = this.ring.line(id);
      if (line) lines.push(line);
      this.#late.seen(line?.time);
    }
    for (const line of lines) this.#count(line, now);
    this.#engine.restore(lines, now);
    this.view.restored(pins);
  }

  /** What has changed since the last call. */
  backup(): Kept {
    return {
      ring: this.ring.backup(),
      pins: this.view.pins.backup(),
      held: this.#late.addTo(new Map(this.#merge.counts())),
    };
  }

  /** Rows that can still be put in front. */
  get room(): number {
    return this.ring.room;
  }

  edge(source: string): Edge {
    return edgeOf(this.ring, source);
  }

  /** Puts lines that another engine has read where they belong by their times. Returns how many there was room for. */
  insertOlder(lines: readonly LogLine[], now: number): number {
    // Numbers that no other row has, further down with each batch.
    this.#olderBase -= lines.length + 1;
    return this.#place(inOrderOfTime(shifted(lines, this.#olderBase)), 'first', now);
  }

  dropped(lines: number, now: number): void {
    this.#engine.dropped(lines, now);
  }

  clear(): void {
    this.#engine.clear();
    this.#merge.clear();
    this.#late.clear();
    this.ring.clear();
    this.timeline.clear();
    this.facets.clear();
    this.view.cleared();
  }

  resize(limits: RingLimits): void {
    this.ring.resize(limits);
    this.view.resized();
  }

  readWith(reading: SessionReading): void {
    this.#engine.readWith(reading);
  }

  notices(): readonly Text[] {
    return this.#engine.notices();
  }

  health(now: number): Health {
    return this.#engine.health(now);
  }

  processHealth(now: number): readonly ProcessHealth[] {
    return this.#engine.processHealth(now);
  }

  incidents(): ReturnType<StoreEngine['incidents']> {
    return this.#engine.incidents();
  }

  #merged(lines: readonly LogLine[], now: number): readonly LogLine[] {
    this.#merge.add(lines, now);
    return lines;
  }

  #add(lines: readonly LogLine[], now: number): void {
    const from = this.ring.end;
    this.ring.append(lines);
    for (const line of lines) this.#count(line, now);
    this.view.added(from, lines);
  }

  #place(lines: readonly Dated[], ties: Ties, now: number): number {
    const before = this.ring.first;
    const inserted = this.ring.insert(lines, ties);
    for (const { line } of inserted.lines) this.#count(line, now);
    this.view.inserted(inserted, before);
    return inserted.lines.length;
  }

  #count(line: LogLine, now: number): void {
    this.timeline.add(line, now);
    this.facets.add(line);
  }
}
