import type { ProcessHealth } from '../../../server/src/core/logs/health/process-health.ts';
import type { Health } from '../../../server/src/core/logs/types.ts';
import type { Text } from '../../../server/src/core/text/l10n.ts';
import type { StartThread } from './log-thread.ts';
import { LogWorker } from './log-worker.ts';
import type { OlderState, SourceStatus, ToPage, ToWorkerFromPage } from './protocol.ts';
import type { Counts } from './ring/facets.ts';
import type { KeptPin } from './ring/pins.ts';
import type { RingLimits } from './ring/ring.ts';
import { type Failure, failureOf, type Limit, type LogSource } from './sources/source.ts';
import { Tail, type TailState } from './tail.ts';
import {
  type FromWorker,
  type OlderBatch,
  type PlacedIncident,
  type SessionReading,
  type SignatureTexts,
  sourceOfStream,
  streamId,
  type TextFormat,
} from './worker-protocol.ts';

/** What a session tells. */
export interface SessionEvents {
  page(message: ToPage): void;
  sources(sources: readonly SourceState[]): void;
  incidents(incidents: readonly PlacedIncident[]): void;
  counts(counts: Counts, texts: readonly SignatureTexts[]): void;
  health(health: Health, processes: readonly ProcessHealth[]): void;
  output(text: string): void;
  /** What the user should know of patterns of his own. */
  notice(text: Text): void;
  /** The thread that reads the lines had to be started again; so many lines are missing. The page has to begin anew. */
  restarted(lost: number): void;
  /** It could not be started again: nothing is read any more. */
  failed(): void;
  log(message: string): void;
}

export interface OlderResult {
  readonly taken: number;
  readonly state: Exclude<OlderState, 'loading'>;
}

export interface SourceState extends Omit<SourceStatus, 'detail' | 'limited' | 'signIn' | 'unreadable'> {
  readonly failure: Failure | undefined;
  readonly limit: Limit | undefined;
}

interface Entry {
  label: string;
  readonly source: LogSource;
  readonly colour: number;
  tail: Tail | undefined;
  state: TailState;
  /** What it leaves out, if anything. */
  limit: Limit | undefined;
  /** Percents of what takes a while to read. */
  progress: number | undefined;
  lines: number;
  /** Lines that came and were lost. */
  dropped: number;
  /** Waits now and then because it is faster than its lines can be read. */
  slowed: boolean;
  /** When that is over. */
  slowedTimer: NodeJS.Timeout | undefined;
}

/** A source that has to wait longer than this (milliseconds) is said to be slowed down, and for so long after that. */
const shortWait = 300;
const saidFor = 3000;

/** Several sources, one worker thread, one buffer. Lives for as long as the window, whether the view is seen or not. */
export class LogSession {
  private readonly worker: LogWorker;
  private readonly entries = new Map<string, Entry>();
  /** What a thread has to be told again when it takes over from another. */
  private readonly settings = { attached: false, output: false, paused: false };
  private loadingOlder: Promise<OlderResult> | undefined;
  private readonly closing = new AbortController();
  private nextColour = 0;

  constructor(
    startThread: StartThread,
    limits: RingLimits,
    private readonly events: SessionEvents,
  ) {
    this.worker = new LogWorker(startThread, limits, {
      receive: (message) => this.receive(message),
      restarted: (error, lost) => this.restarted(error, lost),
      failed: (error) => {
        events.log(`The log worker fails again and again: ${error.stack}`);
        for (const id of this.entries.keys()) this.stop(id);
        events.failed();
      },
    });
  }

  /** Adds a source and starts it. One with the same id goes on by its new name. */
  async add(id: string, label: string, create: () => LogSource): Promise<void> {
    const entry: Entry = this.entries.get(id) ?? {
      label,
      source: create(),
      colour: this.nextColour++,
      tail: undefined,
      state: { phase: 'connecting', failure: undefined, retryAt: undefined },
      limit: undefined,
      progress: undefined,
      lines: 0,
      dropped: 0,
      slowed: false,
      slowedTimer: undefined,
    };
    entry.label = label;
    this.entries.set(id, entry);
    await this.restart(id);
  }

  stop(id: string): void {
    this.entries.get(id)?.tail?.stop();
  }

  /** However often it is asked to at the same time, a source runs once: each of its lines comes once. */
  async restart(id: string): Promise<void> {
    const entry = this.entries.get(id);
    if (!entry) return;
    for (let tail: Tail | undefined; tail !== entry.tail; ) {
      tail = entry.tail;
      tail?.stop();
      await tail?.done;
    }
    if (this.entries.get(id) === entry && !this.closing.signal.aborted) this.start(id, entry);
  }

  remove(id: string): void {
    this.stop(id);
    this.entries.delete(id);
    this.tellSources();
  }

  get sources(): readonly SourceState[] {
    return [...this.entries].map(([id, { label, colour, state, limit, progress, lines, dropped, slowed }]) => ({
      id,
      label,
      colour,
      limit,
      progress,
      lines,
      dropped,
      slowed,
      ...state,
    }));
  }

  clear(): void {
    this.worker.send({ type: 'clear' });
    for (const entry of this.entries.values()) {
      entry.lines = 0;
      entry.dropped = 0;
    }
    this.tellSources();
  }

  attach(attached: boolean): void {
    this.settings.attached = attached;
    this.worker.send({ type: 'attached', attached });
  }

  fromPage(message: ToWorkerFromPage): void {
    // Who asks is there, whatever was said of the view: VS Code makes a page twice now and then.
    if (!this.settings.attached && message.type !== 'drawn') this.attach(true);
    this.worker.send({ type: 'page', message });
  }

  /** Lines to come are read like this. */
  readWith(reading: SessionReading): void {
    this.worker.send({ type: 'reading', reading });
  }

  /** What was pinned in an earlier window. To be told before the page is there. */
  awaitPins(pins: readonly KeptPin[]): void {
    this.worker.send({ type: 'pins', pins });
  }

  resize(limits: RingLimits): void {
    this.worker.send({ type: 'resize', limits });
  }

  copyToOutput(output: boolean): void {
    this.settings.output = output;
    this.worker.send({ type: 'copyTo', output });
  }

  pause(paused: boolean): void {
    this.settings.paused = paused;
    this.worker.send({ type: 'pause', paused });
  }

  /** The shown rows at positions from … to-1 as text, a part at a time; undefined means the first and the last. */
  async *text(format: TextFormat, from?: number, to?: number): AsyncGenerator<string> {
    for (let next = from, first = true; first || next !== undefined; first = false) {
      const part = await this.worker.text(format, next, to);
      yield part.text;
      next = part.next;
    }
  }

  /** Asks every source for lines from before those that are known; once, however often it is called meanwhile. */
  older(): Promise<OlderResult> {
    this.loadingOlder ??= this.loadOlder().finally(() => {
      this.loadingOlder = undefined;
    });
    return this.loadingOlder;
  }

  private async loadOlder(): Promise<OlderResult> {
    const asked = await Promise.all([...this.entries].map(([id, entry]) => this.olderOf(id, entry)));
    const is = (state: OlderState) => asked.some((one) => one.state === state);
    // All at once: lines of several sources belong between each other.
    const batches = asked.filter(({ lines }) => lines.length > 0).map(({ source, lines }) => ({ source, lines }));
    const taken = batches.length === 0 ? 0 : await this.worker.older(batches);
    if (taken > 0) return { taken, state: 'loaded' };
    if (is('full')) return { taken, state: 'full' };
    if (is('failed')) return { taken, state: 'failed' };
    return { taken, state: is('unable') && !is('none') ? 'unable' : 'none' };
  }

  /** What one source has of them. */
  private async olderOf(id: string, { source, label }: Entry): Promise<OlderBatch & { readonly state: OlderState }> {
    const nothing = { source: id, lines: [] };
    if (!source.older) return { ...nothing, state: 'unable' };
    const { edge, room } = await this.worker.edge(id);
    if (room === 0) return { ...nothing, state: 'full' };
    try {
      return { source: id, lines: await source.older(edge, this.closing.signal), state: 'none' };
    } catch (error) {
      this.events.log(`${label}: no older lines: ${JSON.stringify(failureOf(error))}`);
      return { ...nothing, state: 'failed' };
    }
  }

  /** Texts of which every line that a signature matches contains one. */
  literals(): Promise<readonly string[]> {
    return this.worker.literals();
  }

  async dispose(): Promise<void> {
    this.closing.abort();
    for (const { tail } of this.entries.values()) tail?.stop();
    await Promise.all([...this.entries.values()].map(({ tail }) => tail?.done));
    await this.worker.dispose();
  }

  private start(id: string, entry: Entry): void {
    entry.limit = undefined;
    entry.progress = undefined;
    entry.tail = new Tail(entry.source, {
      write: (stream, bytes) => {
        const ready = this.worker.write(streamId(id, stream), bytes);
        return ready && this.waits(entry, ready);
      },
      end: (stream) => this.worker.end(streamId(id, stream)),
      state: (state) => {
        entry.state = state;
        if (state.phase === 'ended' || state.phase === 'failed' || state.phase === 'stopped') {
          clearTimeout(entry.slowedTimer);
          entry.slowed = false;
          entry.progress = undefined;
        }
        this.tellSources();
      },
      limit: (limit) => {
        entry.limit = limit;
        this.tellSources();
      },
      progress: (percent) => {
        if (entry.progress === percent) return;
        entry.progress = percent;
        this.tellSources();
      },
      log: (message) => this.events.log(`${entry.label}: ${message}`),
    });
  }

  private async waits(entry: Entry, ready: Promise<void>): Promise<void> {
    clearTimeout(entry.slowedTimer);
    const timer = setTimeout(() => this.setSlowed(entry, true), shortWait);
    await ready;
    clearTimeout(timer);
    if (entry.slowed) entry.slowedTimer = setTimeout(() => this.setSlowed(entry, false), saidFor);
  }

  private setSlowed(entry: Entry, slowed: boolean): void {
    if (entry.slowed === slowed) return;
    entry.slowed = slowed;
    this.tellSources();
  }

  private restarted(error: Error, lost: ReadonlyMap<string, number>): void {
    this.events.log(`The log worker has failed and was started again: ${error.stack}`);
    for (const [stream, lines] of lost) {
      const entry = this.entries.get(sourceOfStream(stream));
      if (entry) entry.dropped += lines;
    }
    const { attached, output, paused } = this.settings;
    this.worker.send({ type: 'copyTo', output });
    if (paused) this.worker.send({ type: 'pause', paused });
    this.worker.send({ type: 'attached', attached });
    this.tellSources();
    this.events.restarted([...lost.values()].reduce((sum, lines) => sum + lines, 0));
  }

  private tellSources(): void {
    this.events.sources(this.sources);
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case 'consumed': {
        const entry = this.entries.get(sourceOfStream(message.source));
        if (entry) entry.lines += message.lines;
        return;
      }
      case 'page':
        this.events.page(message.message);
        return;
      case 'incidents':
        this.events.incidents(message.incidents);
        return;
      case 'counts':
        this.events.counts(message.counts, message.texts);
        return;
      case 'health':
        this.events.health(message.health, message.processes);
        return;
      case 'output':
        this.events.output(message.text);
        return;
      case 'notice':
        this.events.notice(message.text);
    }
  }
}
