import { Worker } from 'node:worker_threads';
import type { ScannedPart } from '../../../core/logs/stream/parts/part-reader.ts';
import type { StreamState } from '../../../core/logs/stream/stream-state.ts';
import type { FilePart } from './file-parts.ts';
import { PartQueue } from './part-queue.ts';
import type { PartAnswer, PartTask, PartWorkerData } from './part-worker.ts';

/** The number of the thread that merges; the others follow. */
const FIRST = 1;
/** So many parts for each thread may wait to be merged. */
const WAITING = 3;

interface StartOptions {
  readonly script?: string | URL;
  /** Threads with that script that wait for their first message. */
  readonly ahead?: readonly Worker[];
}

/** Threads that scan parts of a file. One that fails is done without: others take what it had. */
export class PartWorkers {
  /** Parts that were scanned, by their number, until they are taken. */
  readonly done = new Map<number, ScannedPart>();
  readonly #threads: readonly Worker[];
  #queue: PartQueue | undefined;
  #wake: () => void = () => {};

  /** `script`: the file that is built of logs.ts, where this one is not in it. */
  constructor(count: number, data: PartWorkerData, { script = __filename, ahead = [] }: StartOptions = {}) {
    const started = ahead.slice(0, count);
    for (const worker of ahead.slice(count)) void worker.terminate();
    const others = Array.from({ length: count - started.length }, () => new Worker(script));
    this.#threads = [...started, ...others];
    for (const [index, worker] of this.#threads.entries()) this.#open(worker, FIRST + 1 + index, data);
  }

  /** They take parts from now on, as the caller can from the queue. `before`: what must be known at the start of each. */
  begin(parts: readonly FilePart[], before: StreamState): PartQueue {
    const shared = PartQueue.of(parts.length, WAITING * (this.#threads.length + 1));
    for (const [index, worker] of this.#threads.entries()) {
      worker.postMessage({ parts, before, queue: shared, thread: FIRST + 1 + index } satisfies PartTask);
    }
    const queue = new PartQueue(shared, FIRST);
    this.#queue = queue;
    return queue;
  }

  /** Resolves when something has changed. */
  change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Nobody has to wait for it. */
  close(): void {
    for (const worker of this.#threads) void worker.terminate();
  }

  #open(worker: Worker, number: number, data: PartWorkerData): void {
    worker.on('message', ({ index, part }: PartAnswer) => {
      this.done.set(index, part);
      this.#wake();
    });
    worker.on('error', () => {
      this.#queue?.giveUp(number, (index) => this.done.has(index));
      this.#wake();
    });
    worker.ref();
    worker.postMessage(data);
  }
}
