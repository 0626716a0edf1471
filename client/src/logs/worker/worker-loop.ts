import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import type { ToWorkerFromPage } from '../messages/page-protocol.ts';
import type { FromWorker, OlderBatch, SessionReading, ToWorker } from '../messages/worker-protocol.ts';
import { exportText } from '../ring/export.ts';
import { lineBytes } from '../sources/lines.ts';
import { streamId } from '../sources/stream-id.ts';
import { Delayed, type Later } from './delayed.ts';
import { LogStore, MERGE_WINDOW_MS } from './store.ts';
import { type LogEngine, readWith } from './store-engine.ts';
import { Summary } from './summary.ts';

/** The page is drawn at most this often, and never before it has drawn the last message. */
const DRAW_EVERY_MS = 33;
/** At most what arrives within this time is lost with the thread. */
const BACKUP_EVERY_MS = 500;

/** What the loop needs of the world; tests give their own. */
interface Host {
  send(message: FromWorker): void;
  now(): number;
  readonly later: Later;
}

type Message<T extends ToWorker['type']> = Extract<ToWorker, { readonly type: T }>;

/** Takes the messages of the extension host, feeds the store, and decides when the page hears of it. */
export class WorkerLoop {
  readonly #createEngine: () => LogEngine;
  readonly #host: Host;
  /** Texts of which every line that a signature matches contains one. */
  readonly #literals: () => readonly string[];
  #store: LogStore;
  #reading: SessionReading | undefined;
  #attached = false;
  #output = false;
  /** The page was sent rows and has not reported yet that they are drawn. */
  #drawing = false;
  #dirty = false;
  readonly #summary: Summary;
  readonly #nextDraw: Delayed;
  readonly #nextBuild: Delayed;
  readonly #nextMerge: Delayed;
  readonly #nextBackup: Delayed;

  constructor(
    createEngine: () => LogEngine,
    host: Host,

    literals: () => readonly string[],
  ) {
    this.#createEngine = createEngine;
    this.#host = host;
    this.#literals = literals;
    this.#store = this.#createStore({ lines: 200_000, characters: 100_000_000 });
    this.#summary = new Summary({
      ...host,
      store: () => this.#store,
      isAttached: () => this.#attached,
    });
    const delayed = (work: () => void) => new Delayed(host.later, work);
    this.#nextDraw = delayed(() => this.#draw());
    this.#nextBuild = delayed(() => this.#build());
    this.#nextMerge = delayed(() => {
      this.#flush();
      this.#changed();
    });
    this.#nextBackup = delayed(() => host.send({ type: 'kept', kept: this.#store.backup() }));
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case 'start':
        this.#start(message);
        return;
      case 'chunk':
        this.#consumed(message.source, this.#store.push(message.bytes, message.source, this.#host.now()));
        return;
      case 'end':
        this.#consumed(message.source, this.#store.end(message.source, this.#host.now()));
        return;
      case 'page':
        this.#fromPage(message.message);
        return;
      case 'attached':
        this.#attach(message.attached);
        return;
      case 'copyTo':
        this.#output = message.output;
        return;
      case 'text':
      case 'edge':
      case 'older':
      case 'literals':
        this.#host.send(this.#answer(message));
        return;
      default:
        this.#change(message);
        this.#changed();
    }
  }

  #start({ reading, limits, kept }: Message<'start'>): void {
    this.#reading = reading;
    this.#store = this.#createStore(limits);
    if (!kept) return;
    this.#store.restore(kept, this.#host.now());
    this.#changed();
  }

  #fromPage(message: ToWorkerFromPage): void {
    if (message.type === 'drawn') this.#drawing = false;
    else this.#dirty = true;
    this.#store.view.answer(message);
    this.#schedule();
  }

  #attach(attached: boolean): void {
    this.#attached = attached;
    this.#drawing = false;
    this.#summary.forgetTold();
    if (!attached) return;
    this.#summary.tell();
    this.#store.view.pins.tell();
  }

  #change(message: Message<'reading' | 'dropped' | 'pins' | 'resize' | 'clear' | 'pause'>): void {
    switch (message.type) {
      case 'reading':
        this.#reading = message.reading;
        this.#store.readWith(message.reading);
        this.#summary.forgetNotices();
        return;
      case 'dropped':
        this.#store.dropped(message.lines, this.#host.now());
        return;
      case 'pins':
        this.#store.view.pins.await(message.pins);
        return;
      case 'resize':
        this.#store.resize(message.limits);
        return;
      case 'clear':
        this.#store.clear();
        this.#summary.forgetTold();
        // Somebody waits for it, and the next regular summary may be a while away.
        this.#summary.tell();
        return;
      case 'pause':
        this.#store.view.setPaused(message.paused);
    }
  }

  #answer(message: Message<'text' | 'edge' | 'older' | 'literals'>): FromWorker {
    const { request } = message;
    const { ring, view, room } = this.#store;
    switch (message.type) {
      case 'text':
        // All that the filter lets pass, including rows that it has not reached yet.
        while (view.shown.build());
        return { type: 'text', request, ...exportText({ ring, shown: view.shown }, message.format, message.rows) };
      case 'edge':
        return { type: 'edge', request, edge: this.#store.edge(message.source), room };
      case 'older':
        return { type: 'older', request, taken: this.#older(message.batches) };
      case 'literals':
        return { type: 'literals', request, literals: this.#literals() };
    }
  }

  #createStore(limits: { lines: number; characters: number }): LogStore {
    return new LogStore(
      () => this.#engine(),
      limits,
      (message) => {
        if (message.type === 'rows') this.#drawing = true;
        this.#host.send({ type: 'page', message });
      },
    );
  }

  #engine(): LogEngine {
    const engine = this.#createEngine();
    if (this.#reading) readWith(engine, this.#reading);
    return engine;
  }

  /** Reads older lines with an engine of their own: what they report is not new, and not an incident of now. */
  #older(batches: readonly OlderBatch[]): number {
    const engine = this.#engine();
    const now = this.#host.now();
    const read = batches.flatMap(({ source, lines }) =>
      lines.flatMap(({ stream, line }) => engine.push(lineBytes(line), streamId(source, stream), now)),
    );
    const taken = this.#store.insertOlder(read, now);
    this.#changed();
    return taken;
  }

  #consumed(source: string, lines: readonly LogLine[]): void {
    this.#host.send({ type: 'consumed', source, lines: lines.length });
    if (lines.length === 0) return;
    this.#flush();
    if (this.#output) this.#host.send({ type: 'output', text: lines.map((line) => line.message).join('\n') });
    this.#changed();
  }

  /** Takes lines that have waited for earlier ones of another stream. */
  #flush(): void {
    if (this.#store.flush(this.#host.now())) this.#nextMerge.ask(MERGE_WINDOW_MS / 2);
  }

  #changed(): void {
    this.#dirty = true;
    this.#schedule();
    this.#nextBackup.ask(BACKUP_EVERY_MS);
    this.#summary.soon();
  }

  #schedule(): void {
    if (!this.#store.view.shown.complete) this.#nextBuild.ask(0);
    if (this.#canDraw) this.#nextDraw.ask(DRAW_EVERY_MS);
  }

  get #canDraw(): boolean {
    return this.#attached && !this.#drawing && this.#dirty;
  }

  /** Applies the filter to the next part of the rows. */
  #build(): void {
    this.#store.view.shown.build();
    this.#dirty = true;
    this.#schedule();
  }

  #draw(): void {
    if (!this.#canDraw) return;
    this.#dirty = false;
    this.#summary.tellNewNames();
    this.#store.view.publish();
  }
}
