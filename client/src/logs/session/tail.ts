import type { SourcePhase } from '../messages/page-protocol.ts';
import {
  type Failure,
  failureOf,
  type Limit,
  type LogSource,
  type SourceContext,
  type SourceEvent,
} from '../sources/source.ts';

/** The state of a tail. */
export interface TailState {
  readonly phase: SourcePhase;
  readonly failure: Failure | undefined;
  /** Milliseconds since the epoch, in phase `waiting`. */
  readonly retryAt: number | undefined;
}

interface TailOutput {
  /** What to wait for before more may come, if anything. `stream` is empty or names one of several streams. */
  write(stream: string, bytes: Uint8Array): Promise<void> | undefined;
  end(stream: string): void;
  state(state: TailState): void;
  limit(limit: Limit | undefined): void;
  /** Progress of reading that takes a while, in whole percent; undefined when nothing does. */
  progress(percent: number | undefined): void;
  log(message: string): void;
}

/** One run of a source, from start to stop: its events are passed on, and its state is reported. */
export class Tail {
  readonly #controller = new AbortController();
  readonly done: Promise<void>;

  constructor(source: LogSource, output: TailOutput) {
    this.done = this.#run(source, output);
  }

  stop(): void {
    this.#controller.abort();
  }

  async #run(source: LogSource, output: TailOutput): Promise<void> {
    const { signal } = this.#controller;
    const state = (phase: SourcePhase, failure?: Failure, retryAt?: number) =>
      output.state({ phase, failure, retryAt });
    const connections = new Connections((failure, at) => {
      if (!signal.aborted) state(failure ? 'waiting' : 'live', failure, at);
    });
    const progress = new Progress();
    state('connecting');
    try {
      for await (const event of source.run(context(signal, output))) {
        // Also when it was stopped meanwhile: a source does not give out the same lines again when it goes on.
        if (event.type === 'bytes') await output.write(event.stream, event.bytes);
        else if (event.type === 'end') {
          output.end(event.stream);
          connections.ended(event.stream);
        } else if (event.type === 'limit') output.limit(event.limit);
        else if (event.type === 'progress') output.progress(progress.note(event));
        else connections.note(event);
      }
      state(signal.aborted ? 'stopped' : 'ended');
    } catch (error) {
      if (signal.aborted) state('stopped');
      else state('failed', failureOf(error));
    }
  }
}

/** The progress of several streams that are read at the same time, as one. */
class Progress {
  readonly #streams = new Map<string, { readonly read: number; readonly total: number }>();

  /** Whole percent of all. A finished stream counts until all are finished, so that the figure never goes back. */
  note({ stream, progress }: Extract<SourceEvent, { type: 'progress' }>): number | undefined {
    const streams = this.#streams;
    const before = streams.get(stream);
    if (progress) streams.set(stream, progress);
    else if (before) streams.set(stream, { ...before, read: before.total });
    const sum = (key: 'read' | 'total') => [...streams.values()].reduce((all, one) => all + one[key], 0);
    if (sum('read') < sum('total')) return Math.floor((sum('read') / sum('total')) * 100);
    streams.clear();
    return undefined;
  }
}

type Connection = Extract<SourceEvent, { type: 'live' | 'waiting' }>;

/** The state of a source with several connections: it is live when none of them waits. */
class Connections {
  readonly #tell: (failure: Failure | undefined, at: number | undefined) => void;
  readonly #waiting = new Map<string, { readonly failure: Failure; readonly at: number }>();

  constructor(tell: (failure: Failure | undefined, at: number | undefined) => void) {
    this.#tell = tell;
  }

  note(event: Connection): void {
    const stream = event.stream ?? '';
    if (event.type === 'waiting') this.#waiting.set(stream, event);
    else this.#waiting.delete(stream);
    this.#say();
  }

  ended(stream: string): void {
    if (this.#waiting.delete(stream)) this.#say();
  }

  #say(): void {
    const next = [...this.#waiting.values()].sort((a, b) => a.at - b.at)[0];
    this.#tell(next?.failure, next?.at);
  }
}

function context(signal: AbortSignal, { log }: TailOutput): SourceContext {
  return { signal, now: Date.now, sleep: (milliseconds) => sleep(milliseconds, signal), log };
}

/** Resolves after some milliseconds, or at once when `signal` aborts. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener('abort', finish);
  });
}
