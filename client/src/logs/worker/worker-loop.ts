import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import type { ToWorkerFromPage } from '../messages/page-protocol.ts';
import type {
  FromWorker,
  OlderBatch,
  PlacedIncident,
  SessionReading,
  SignatureTexts,
  ToWorker,
} from '../messages/worker-protocol.ts';
import { exportText } from '../ring/export.ts';
import { lineBytes } from '../sources/lines.ts';
import { streamId } from '../sources/stream-id.ts';
import { LogStore, mergeWindow } from './store.ts';
import { type LogEngine, readWith } from './store-engine.ts';

/** The page is drawn at most this often (milliseconds), and never before it has drawn the last message. */
const drawEvery = 33;
/** Incidents, health, timeline and facets are for reading, not for watching. */
const summaryEvery = 500;
/** What is lost with this thread is at most what has come in this time. */
const backupEvery = 500;

/** What the loop needs of the world; tests give their own. */
interface Host {
  send(message: FromWorker): void;
  now(): number;
  /** Calls back after some milliseconds; returns how to take it back. */
  later(milliseconds: number, call: () => void): () => void;
}

type Message<T extends ToWorker['type']> = Extract<ToWorker, { readonly type: T }>;

/** What the loop knows of signatures. */
interface Knowledge {
  textsOf(signature: string): SignatureTexts | undefined;
  literals(): readonly string[];
}

/** What a page was told that is new: no version of the facets, no JSON of the others. */
const UNTOLD = { facets: -1, incidents: '', health: '', timeline: '' };

/** Takes the messages of the extension host, feeds the store, and decides when the page hears of it. */
export class WorkerLoop {
  private store: LogStore;
  private reading: SessionReading | undefined;
  /** How many notices were told. */
  private noticed = 0;
  private attached = false;
  private output = false;
  /** The page has been sent rows and has not said that they are drawn. */
  private drawing = false;
  private dirty = false;
  private drawTimer: (() => void) | undefined;
  private buildTimer: (() => void) | undefined;
  private mergeTimer: (() => void) | undefined;
  private backupTimer: (() => void) | undefined;
  private summaryTimer: (() => void) | undefined;
  /** Signatures whose names the page knows. */
  private namedKinds = 0;
  private lastSummary = { ...UNTOLD };

  constructor(
    private readonly createEngine: () => LogEngine,
    private readonly host: Host,
    private readonly knowledge: Knowledge,
  ) {
    this.store = this.createStore({ lines: 200_000, characters: 100_000_000 });
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case 'start':
        this.start(message);
        return;
      case 'chunk':
        this.consumed(message.source, this.store.push(message.bytes, message.source, this.host.now()));
        return;
      case 'end':
        this.consumed(message.source, this.store.end(message.source, this.host.now()));
        return;
      case 'page':
        this.fromPage(message.message);
        return;
      case 'attached':
        this.attach(message.attached);
        return;
      case 'copyTo':
        this.output = message.output;
        return;
      case 'text':
      case 'edge':
      case 'older':
      case 'literals':
        this.host.send(this.answer(message));
        return;
      default:
        this.change(message);
        this.changed();
    }
  }

  private start({ reading, limits, kept }: Message<'start'>): void {
    this.reading = reading;
    this.store = this.createStore(limits);
    if (!kept) return;
    this.store.restore(kept, this.host.now());
    this.changed();
  }

  private fromPage(message: ToWorkerFromPage): void {
    if (message.type === 'drawn') this.drawing = false;
    else this.dirty = true;
    this.store.view.answer(message);
    this.schedule();
  }

  private attach(attached: boolean): void {
    this.attached = attached;
    this.drawing = false;
    this.forgetTold();
    if (!attached) return;
    this.summarize();
    this.store.view.pins.tell();
  }

  private change(message: Message<'reading' | 'dropped' | 'pins' | 'resize' | 'clear' | 'pause'>): void {
    switch (message.type) {
      case 'reading':
        this.reading = message.reading;
        this.store.readWith(message.reading);
        this.noticed = 0;
        return;
      case 'dropped':
        this.store.dropped(message.lines, this.host.now());
        return;
      case 'pins':
        this.store.view.pins.await(message.pins);
        return;
      case 'resize':
        this.store.resize(message.limits);
        return;
      case 'clear':
        this.store.clear();
        this.forgetTold();
        return;
      case 'pause':
        this.store.view.setPaused(message.paused);
    }
  }

  private answer(message: Message<'text' | 'edge' | 'older' | 'literals'>): FromWorker {
    const { request } = message;
    const { ring, view, room } = this.store;
    switch (message.type) {
      case 'text':
        // All that the filter shows, also what it has not come to yet.
        while (view.shown.build());
        return {
          type: 'text',
          request,
          ...exportText({ ring, shown: view.shown }, message.format, message.from, message.to),
        };
      case 'edge':
        return { type: 'edge', request, edge: this.store.edge(message.source), room };
      case 'older':
        return { type: 'older', request, taken: this.older(message.batches) };
      case 'literals':
        return { type: 'literals', request, literals: this.knowledge.literals() };
    }
  }

  /** The page knows nothing, or nothing that is still there. */
  private forgetTold(): void {
    this.lastSummary = { ...UNTOLD };
    this.namedKinds = 0;
  }

  private createStore(limits: { lines: number; characters: number }): LogStore {
    return new LogStore(
      () => this.engine(),
      limits,
      (message) => {
        if (message.type === 'rows') this.drawing = true;
        this.host.send({ type: 'page', message });
      },
    );
  }

  private engine(): LogEngine {
    const engine = this.createEngine();
    if (this.reading) readWith(engine, this.reading);
    return engine;
  }

  /** Reads older lines with an engine of their own: what they tell is no news, and no incident of now. */
  private older(batches: readonly OlderBatch[]): number {
    const engine = this.engine();
    const now = this.host.now();
    const read = batches.flatMap(({ source, lines }) =>
      lines.flatMap(({ stream, line }) => engine.push(lineBytes(line), streamId(source, stream), now)),
    );
    const taken = this.store.insertOlder(read, now);
    this.changed();
    return taken;
  }

  private consumed(source: string, lines: readonly LogLine[]): void {
    this.host.send({ type: 'consumed', source, lines: lines.length });
    if (lines.length === 0) return;
    this.flush();
    if (this.output) this.host.send({ type: 'output', text: lines.map((line) => line.message).join('\n') });
    this.changed();
  }

  private flush(): void {
    if (!this.store.flush(this.host.now())) return;
    this.mergeTimer ??= this.host.later(mergeWindow / 2, () => {
      this.mergeTimer = undefined;
      this.flush();
      this.changed();
    });
  }

  private changed(): void {
    this.dirty = true;
    this.schedule();
    this.backupTimer ??= this.host.later(backupEvery, () => {
      this.backupTimer = undefined;
      this.host.send({ type: 'kept', kept: this.store.backup() });
    });
    this.summaryTimer ??= this.host.later(summaryEvery, () => {
      this.summaryTimer = undefined;
      this.summarize();
    });
  }

  private schedule(): void {
    if (!this.store.view.shown.complete) {
      this.buildTimer ??= this.host.later(0, () => {
        this.buildTimer = undefined;
        this.store.view.shown.build();
        this.dirty = true;
        this.schedule();
      });
    }
    if (!this.attached || this.drawing || !this.dirty) return;
    this.drawTimer ??= this.host.later(drawEvery, () => {
      this.drawTimer = undefined;
      if (!this.attached || this.drawing || !this.dirty) return;
      this.dirty = false;
      // Rows are labelled with names: the page never has to show an id.
      if (this.store.facets.kinds > this.namedKinds) this.tellCounts();
      this.store.view.publish();
    });
  }

  /** Sends what has changed of the summary, and looks again for as long as there is something that time can change. */
  private summarize(): void {
    const { store, host, lastSummary } = this;
    const now = host.now();
    const incidents = store.incidents();
    const encoded = JSON.stringify(incidents);
    if (encoded !== lastSummary.incidents) host.send({ type: 'incidents', incidents: incidents.map(this.withTexts) });
    const health = store.health(now);
    const encodedHealth = JSON.stringify(health);
    if (encodedHealth !== lastSummary.health) {
      host.send({ type: 'health', health, processes: store.processHealth(now) });
    }
    this.lastSummary = { ...lastSummary, incidents: encoded, health: encodedHealth };
    const notices = store.notices();
    for (const text of notices.slice(this.noticed)) host.send({ type: 'notice', text });
    this.noticed = notices.length;
    if (this.attached) this.summarizeForPage();
    const alive = health.requests > 0 || incidents.some((incident) => incident.state !== 'closed');
    if (alive) {
      this.summaryTimer ??= host.later(summaryEvery * 4, () => {
        this.summaryTimer = undefined;
        this.summarize();
      });
    }
  }

  private readonly withTexts = (incident: ReturnType<LogStore['incidents']>[number]): PlacedIncident => ({
    ...incident,
    texts: this.knowledge.textsOf(incident.signature),
  });

  private summarizeForPage(): void {
    const { store, host } = this;
    if (store.facets.version !== this.lastSummary.facets) this.tellCounts();
    const timeline = store.timeline.message();
    const encoded = JSON.stringify(timeline);
    if (encoded === this.lastSummary.timeline) return;
    this.lastSummary.timeline = encoded;
    host.send({ type: 'page', message: timeline });
  }

  private tellCounts(): void {
    const { facets } = this.store;
    this.lastSummary.facets = facets.version;
    this.namedKinds = facets.kinds;
    const counts = facets.counts();
    const texts = counts.signatures.map(({ id }) => this.knowledge.textsOf(id)).filter((text) => text !== undefined);
    this.host.send({ type: 'counts', counts, texts });
  }
}
