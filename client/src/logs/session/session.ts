import type { ProcessHealth } from '../../../../server/src/core/logs/health/process-health.ts';
import type { Health } from '../../../../server/src/core/logs/types.ts';
import type { Text } from '../../../../server/src/core/text/l10n.ts';
import { visibleText } from '../../../../server/src/core/text/visible-text.ts';
import type { OlderState, ToPage, ToWorkerFromPage } from '../messages/page-protocol.ts';
import type {
  FromWorker,
  OlderBatch,
  PlacedIncident,
  SessionReading,
  TextFormat,
  TextRows,
} from '../messages/worker-protocol.ts';
import type { TextPart } from '../ring/export.ts';
import type { Counts } from '../ring/facets.ts';
import type { KeptPin } from '../ring/pins.ts';
import type { RingLimits } from '../ring/ring.ts';
import { failureOf, type LogSource } from '../sources/source.ts';
import { sourceOfStream, streamId } from '../sources/stream-id.ts';
import type { StartThread } from './log-thread.ts';
import { LogWorker } from './log-worker.ts';
import { SessionSource, type SourceOutput, type SourceState } from './session-source.ts';

/** What a session reports. */
interface SessionEvents {
  page(message: ToPage): void;
  sources(sources: readonly SourceState[]): void;
  incidents(incidents: readonly PlacedIncident[]): void;
  counts(counts: Counts): void;
  health(health: Health, processes: readonly ProcessHealth[]): void;
  output(text: string): void;
  /** What the users should know of their own patterns. */
  notice(text: Text): void;
  /** The thread that reads the lines had to be started again; so many lines are missing. The page has to begin anew. */
  restarted(lost: number): void;
  /** It could not be started again: nothing is read until a source is added or started again. */
  failed(): void;
  log(message: string): void;
}

interface OlderResult {
  readonly taken: number;
  readonly state: Exclude<OlderState, 'loading'>;
}

/** Several sources, one worker thread, one buffer. Lives for as long as the window, whether the view is seen or not. */
export class LogSession {
  readonly #events: SessionEvents;
  readonly #worker: LogWorker;
  readonly #byId = new Map<string, SessionSource>();
  /** What a new thread has to know when it takes over from another. */
  readonly #settings = { attached: false, output: false, paused: false };
  #loadingOlder: Promise<OlderResult> | undefined;
  readonly #closing = new AbortController();
  #nextColour = 0;

  constructor(startThread: StartThread, limits: RingLimits, events: SessionEvents) {
    this.#events = events;
    this.#worker = new LogWorker(startThread, limits, {
      receive: (message) => this.#receive(message),
      restarted: (error, lost) => this.#restarted(error, lost),
      failed: (error) => {
        events.log(`The log worker fails again and again: ${error.stack}`);
        for (const source of this.#byId.values()) source.stop();
        events.failed();
      },
    });
  }

  /** Adds a source and starts it. If its id is known already, that source goes on under the new label. */
  async add(id: string, label: string, create: () => LogSource): Promise<void> {
    if (this.#closing.signal.aborted) return;
    // Shown in the page and in the status bar, where invisible characters could change what they say.
    const shown = visibleText(label);
    const source = this.#byId.get(id) ?? new SessionSource(create(), id, shown, this.#nextColour++, this.#outputOf(id));
    source.label = shown;
    this.#byId.set(id, source);
    this.#worker.revive();
    await source.restart();
  }

  stop(id: string): void {
    this.#byId.get(id)?.stop();
  }

  async restart(id: string): Promise<void> {
    this.#worker.revive();
    await this.#byId.get(id)?.restart();
  }

  remove(id: string): void {
    void this.#byId.get(id)?.close();
    this.#byId.delete(id);
    this.#tellSources();
  }

  get sources(): readonly SourceState[] {
    return [...this.#byId.values()].map(({ status }) => status);
  }

  clear(): void {
    this.#worker.send({ type: 'clear' });
    for (const source of this.#byId.values()) {
      source.lines = 0;
      source.dropped = 0;
    }
    this.#tellSources();
  }

  attach(attached: boolean): void {
    this.#settings.attached = attached;
    this.#worker.send({ type: 'attached', attached });
  }

  fromPage(message: ToWorkerFromPage): void {
    // A page that asks is there, whatever the view said: now and then VS Code makes a page twice.
    if (!this.#settings.attached && message.type !== 'drawn') this.attach(true);
    this.#worker.send({ type: 'page', message });
  }

  /** How lines are read from now on. */
  readWith(reading: SessionReading): void {
    this.#worker.send({ type: 'reading', reading });
  }

  /** What was pinned in an earlier window. To be called before the page is there. */
  awaitPins(pins: readonly KeptPin[]): void {
    this.#worker.send({ type: 'pins', pins });
  }

  resize(limits: RingLimits): void {
    this.#worker.send({ type: 'resize', limits });
  }

  copyToOutput(output: boolean): void {
    this.#settings.output = output;
    this.#worker.send({ type: 'copyTo', output });
  }

  pause(paused: boolean): void {
    this.#settings.paused = paused;
    this.#worker.send({ type: 'pause', paused });
  }

  /** The shown rows at positions from … to-1 as text, a part at a time; undefined means the first and the last. */
  async *text(format: TextFormat, from?: number, to?: number): AsyncGenerator<string> {
    for (let rows: TextRows | undefined = { from, to }; rows; ) {
      const part: TextPart = await this.#worker.text(format, rows);
      yield part.text;
      rows = part.next;
    }
  }

  /** Asks every source for older lines than those that are known. While that goes on, further calls wait for the same answer. */
  older(): Promise<OlderResult> {
    this.#loadingOlder ??= this.#loadOlder()
      .catch((error: unknown): OlderResult => {
        this.#events.log(`no older lines: ${error}`);
        return { taken: 0, state: 'failed' };
      })
      .finally(() => {
        this.#loadingOlder = undefined;
      });
    return this.#loadingOlder;
  }

  async #loadOlder(): Promise<OlderResult> {
    const asked = await Promise.all([...this.#byId.values()].map((source) => this.#olderOf(source)));
    const is = (state: OlderState) => asked.some((one) => one.state === state);
    // All at once, because lines of several sources are sorted in among each other.
    const batches = asked.filter(({ lines }) => lines.length > 0).map(({ source, lines }) => ({ source, lines }));
    const taken = batches.length === 0 ? 0 : await this.#worker.older(batches);
    if (taken > 0) return { taken, state: 'loaded' };
    if (is('full')) return { taken, state: 'full' };
    if (is('failed')) return { taken, state: 'failed' };
    return { taken, state: is('unable') && !is('none') ? 'unable' : 'none' };
  }

  /** What one source has of them. */
  async #olderOf(source: SessionSource): Promise<OlderBatch & { readonly state: OlderState }> {
    const nothing = { source: source.id, lines: [] };
    if (!source.hasOlder) return { ...nothing, state: 'unable' };
    const { edge, room } = await this.#worker.edge(source.id);
    if (room === 0) return { ...nothing, state: 'full' };
    try {
      return { source: source.id, lines: await source.older(edge, this.#closing.signal), state: 'none' };
    } catch (error) {
      this.#events.log(`${source.label}: no older lines: ${JSON.stringify(failureOf(error))}`);
      return { ...nothing, state: 'failed' };
    }
  }

  /** Texts of which every line that a signature matches contains one. */
  literals(): Promise<readonly string[]> {
    return this.#worker.literals();
  }

  async dispose(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#byId.values()].map((source) => source.close()));
    await this.#worker.dispose();
  }

  #outputOf(id: string): SourceOutput {
    return {
      write: (stream, bytes) => this.#worker.write(streamId(id, stream), bytes),
      end: (stream) => this.#worker.end(streamId(id, stream)),
      changed: () => this.#tellSources(),
      log: (message) => this.#events.log(message),
    };
  }

  #restarted(error: Error, lost: ReadonlyMap<string, number>): void {
    this.#events.log(`The log worker has failed and was started again: ${error.stack}`);
    for (const [stream, lines] of lost) {
      const source = this.#byId.get(sourceOfStream(stream));
      if (source) source.dropped += lines;
    }
    const { attached, output, paused } = this.#settings;
    this.#worker.send({ type: 'copyTo', output });
    if (paused) this.#worker.send({ type: 'pause', paused });
    this.#worker.send({ type: 'attached', attached });
    this.#tellSources();
    this.#events.restarted([...lost.values()].reduce((sum, lines) => sum + lines, 0));
  }

  #tellSources(): void {
    this.#events.sources(this.sources);
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'consumed': {
        const source = this.#byId.get(sourceOfStream(message.source));
        if (source) source.lines += message.lines;
        return;
      }
      case 'page':
        this.#events.page(message.message);
        return;
      case 'incidents':
        this.#events.incidents(message.incidents);
        return;
      case 'counts':
        this.#events.counts(message.counts);
        return;
      case 'health':
        this.#events.health(message.health, message.processes);
        return;
      case 'output':
        this.#events.output(message.text);
        return;
      case 'notice':
        this.#events.notice(message.text);
    }
  }
}
