import type { ProcessHealth } from '../../../server/src/core/logs/health/process-health.ts';
import type { Health } from '../../../server/src/core/logs/types.ts';
import { LogWorker } from './log-worker.ts';
import type { SourceStatus, ToPage, ToWorkerFromPage } from './protocol.ts';
import type { Counts } from './ring/facets.ts';
import type { RingLimits } from './ring/ring.ts';
import type { Failure, LogSource } from './sources/source.ts';
import { Tail, type TailState } from './tail.ts';
import {
  type FromWorker,
  type PlacedIncident,
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
  log(message: string): void;
}

export interface SourceState extends Omit<SourceStatus, 'detail' | 'signIn'> {
  readonly failure: Failure | undefined;
}

interface Entry {
  readonly label: string;
  readonly create: () => LogSource;
  readonly colour: number;
  tail: Tail | undefined;
  state: TailState;
  lines: number;
}

/** Several sources, one worker thread, one buffer. Lives for as long as the window, whether the view is seen or not. */
export class LogSession {
  private readonly worker: LogWorker;
  private readonly entries = new Map<string, Entry>();
  private nextColour = 0;

  constructor(
    script: string,
    limits: RingLimits,
    private readonly events: SessionEvents,
  ) {
    this.worker = new LogWorker(
      script,
      (message) => this.receive(message),
      (error) => events.log(`The log worker has failed: ${error.message}`),
    );
    this.worker.send({ type: 'start', limits });
  }

  /** Adds a source and starts it. One with the same id is replaced. */
  async add(id: string, label: string, create: () => LogSource): Promise<void> {
    const known = this.entries.get(id);
    known?.tail?.stop();
    await known?.tail?.done;
    const state: TailState = { phase: 'connecting', failure: undefined, retryAt: undefined };
    const entry: Entry = {
      label,
      create,
      colour: known?.colour ?? this.nextColour++,
      tail: undefined,
      state,
      lines: known?.lines ?? 0,
    };
    this.entries.set(id, entry);
    this.start(id, entry);
  }

  stop(id: string): void {
    this.entries.get(id)?.tail?.stop();
  }

  async restart(id: string): Promise<void> {
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.tail?.stop();
    await entry.tail?.done;
    this.start(id, entry);
  }

  remove(id: string): void {
    this.stop(id);
    this.entries.delete(id);
    this.tellSources();
  }

  get sources(): readonly SourceState[] {
    return [...this.entries].map(([id, { label, colour, state, lines }]) => ({ id, label, colour, lines, ...state }));
  }

  clear(): void {
    this.worker.send({ type: 'clear' });
    for (const entry of this.entries.values()) entry.lines = 0;
    this.tellSources();
  }

  attach(attached: boolean): void {
    this.worker.send({ type: 'attached', attached });
  }

  fromPage(message: ToWorkerFromPage): void {
    this.worker.send({ type: 'page', message });
  }

  resize(limits: RingLimits): void {
    this.worker.send({ type: 'resize', limits });
  }

  copyToOutput(output: boolean): void {
    this.worker.send({ type: 'copyTo', output });
  }

  pause(paused: boolean): void {
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

  /** Texts of which every line that a signature matches contains one. */
  literals(): Promise<readonly string[]> {
    return this.worker.literals();
  }

  async dispose(): Promise<void> {
    for (const { tail } of this.entries.values()) tail?.stop();
    await Promise.all([...this.entries.values()].map(({ tail }) => tail?.done));
    await this.worker.dispose();
  }

  private start(id: string, entry: Entry): void {
    entry.tail = new Tail(entry.create(), {
      write: (stream, bytes) => this.worker.write(streamId(id, stream), bytes),
      end: (stream) => this.worker.send({ type: 'end', source: streamId(id, stream) }),
      state: (state) => {
        entry.state = state;
        this.tellSources();
      },
      log: (message) => this.events.log(`${entry.label}: ${message}`),
    });
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
    }
  }
}
