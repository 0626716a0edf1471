import { Worker } from 'node:worker_threads';
import type { ScannedPart } from '../../core/logs/part.ts';
import type { StreamState } from '../../core/logs/stream-state.ts';
import type { FilePart } from './file-parts.ts';
import type { PartAnswer, PartTask, PartWorkerData } from './part-worker.ts';

/** So many parts a thread has at a time: one that it works on, one that waits. */
const TASKS = 2;

interface StartOptions {
  readonly script?: string | URL;
  /** Threads with that script that wait for their first message. */
  readonly ahead?: readonly Worker[];
}

interface Thread {
  readonly worker: Worker;
  isReady: boolean;
  readonly tasks: Set<number>;
}

/** Threads that scan parts of a file. One that fails is given up, and its parts with it: they come back in `lost`. */
export class PartWorkers {
  /** Parts that were scanned, by their number, until they are taken. */
  readonly done = new Map<number, ScannedPart>();
  /** Numbers of parts that nobody works on any more. */
  readonly lost: number[] = [];
  readonly #threads: Thread[];
  #wake: () => void = () => {};

  /** `script`: the file that is built of logs.ts, where this one is not in it. */
  constructor(count: number, data: PartWorkerData, { script = __filename, ahead = [] }: StartOptions = {}) {
    const started = ahead.slice(0, count);
    for (const worker of ahead.slice(count)) void worker.terminate();
    const others = Array.from({ length: count - started.length }, () => new Worker(script));
    this.#threads = [...started, ...others].map((worker) => this.#open(worker, data));
  }

  /** A thread that has room for another part. */
  get hasRoom(): boolean {
    return this.#threads.some((thread) => thread.isReady && thread.tasks.size < TASKS);
  }

  give(index: number, part: FilePart, before: StreamState): void {
    const [thread] = this.#threads.filter(({ isReady }) => isReady).sort((a, b) => a.tasks.size - b.tasks.size);
    if (!thread) {
      this.lost.push(index);
      return;
    }
    thread.tasks.add(index);
    thread.worker.postMessage({ index, part, before } satisfies PartTask);
  }

  /** Resolves when something has changed. */
  change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #open(worker: Worker, data: PartWorkerData): Thread {
    const thread: Thread = { worker, isReady: false, tasks: new Set() };
    worker.on('message', ({ index, part }: PartAnswer) => {
      thread.isReady = true;
      if (index !== undefined && part) {
        thread.tasks.delete(index);
        this.done.set(index, part);
      }
      this.#wake();
    });
    worker.on('error', () => {
      thread.isReady = false;
      this.lost.push(...thread.tasks);
      thread.tasks.clear();
      const at = this.#threads.indexOf(thread);
      if (at >= 0) this.#threads.splice(at, 1);
      this.#wake();
    });
    worker.ref();
    worker.postMessage(data);
    return thread;
  }
}
