import type { SourceStatus } from '../messages/page-protocol.ts';
import type { Edge, Failure, Limit, LogSource, OlderLine } from '../sources/source.ts';
import { Tail, type TailState } from './tail.ts';

/** The state of a source of a session. */
export interface SourceState extends Omit<SourceStatus, 'detail' | 'limited' | 'signIn' | 'unreadable'> {
  readonly failure: Failure | undefined;
  readonly limit: Limit | undefined;
}

/** Where a source puts what it has. */
export interface SourceOutput {
  /** What to wait for before more may come, if anything. */
  write(stream: string, bytes: Uint8Array): Promise<void> | undefined;
  end(stream: string): void;
  /** Its state has changed. */
  changed(): void;
  log(message: string): void;
}

/** A source that has to wait longer than the first is shown as slowed down, and for the second after that. */
const SHORT_WAIT_MS = 300;
const SLOWED_DOWN_MS = 3000;

/** One source of a session: it never runs twice at the same time, and can be started again until it is closed. */
export class SessionSource {
  readonly #source: LogSource;
  readonly #colour: number;
  readonly #output: SourceOutput;
  /** Lines that came, and those of them that were lost. */
  lines = 0;
  dropped = 0;
  #tail: Tail | undefined;
  #state: TailState = { phase: 'connecting', failure: undefined, retryAt: undefined };
  /** What it leaves out, if anything. */
  #limit: Limit | undefined;
  /** Percents of what takes a while to read. */
  #progress: number | undefined;
  /** Waits now and then because it is faster than its lines can be read. */
  #slowed = false;
  /** Ends the state `slowed`. */
  #slowedTimer: NodeJS.Timeout | undefined;
  #closed = false;
  /** Streams that have not ended: each may have half a line. */
  readonly #open = new Set<string>();

  constructor(
    source: LogSource,
    readonly id: string,
    public label: string,
    colour: number,
    output: SourceOutput,
  ) {
    this.#source = source;
    this.#colour = colour;
    this.#output = output;
  }

  get status(): SourceState {
    const { id, label, lines, dropped } = this;
    const colour = this.#colour;
    const limit = this.#limit;
    const progress = this.#progress;
    const slowed = this.#slowed;
    const state = this.#state;
    return { id, label, colour, limit, progress, lines, dropped, slowed, ...state };
  }

  /** Starts the source, if it does not run: each of its lines comes once, however often this is called. */
  async restart(): Promise<void> {
    for (let tail: Tail | undefined; tail !== this.#tail; ) {
      tail = this.#tail;
      tail?.stop();
      await tail?.done;
    }
    if (!this.#closed) this.#start();
  }

  stop(): void {
    this.#tail?.stop();
  }

  /** Stops it for good; resolves when nothing of it runs any more. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const stream of this.#open) this.#output.end(stream);
    this.#open.clear();
    this.stop();
    await this.#tail?.done;
  }

  /** Whether it has older lines than those that are known. */
  get hasOlder(): boolean {
    return this.#source.older !== undefined;
  }

  /** Lines from before `edge`, oldest first. */
  async older(edge: Edge, signal: AbortSignal): Promise<readonly OlderLine[]> {
    return (await this.#source.older?.(edge, signal)) ?? [];
  }

  #start(): void {
    const output = this.#output;
    this.#limit = undefined;
    this.#progress = undefined;
    this.#tail = new Tail(this.#source, {
      write: (stream, bytes) => {
        if (this.#closed) return undefined;
        this.#open.add(stream);
        const ready = output.write(stream, bytes);
        return ready && this.#waits(ready);
      },
      end: (stream) => {
        this.#open.delete(stream);
        if (!this.#closed) output.end(stream);
      },
      state: (state) => {
        this.#state = state;
        if (state.phase === 'ended' || state.phase === 'failed' || state.phase === 'stopped') {
          clearTimeout(this.#slowedTimer);
          this.#slowed = false;
          this.#progress = undefined;
        }
        output.changed();
      },
      limit: (limit) => {
        this.#limit = limit;
        output.changed();
      },
      progress: (percent) => {
        if (this.#progress === percent) return;
        this.#progress = percent;
        output.changed();
      },
      log: (message) => output.log(`${this.label}: ${message}`),
    });
  }

  async #waits(ready: Promise<void>): Promise<void> {
    clearTimeout(this.#slowedTimer);
    const timer = setTimeout(() => this.#setSlowed(true), SHORT_WAIT_MS);
    await ready;
    clearTimeout(timer);
    if (this.#slowed) this.#slowedTimer = setTimeout(() => this.#setSlowed(false), SLOWED_DOWN_MS);
  }

  #setSlowed(slowed: boolean): void {
    if (this.#slowed === slowed) return;
    this.#slowed = slowed;
    this.#output.changed();
  }
}
