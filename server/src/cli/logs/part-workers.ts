import { Worker } from 'node:worker_threads';
import type { ScannedPart } from '../../core/logs/part.ts';
import type { StreamState } from '../../core/logs/stream-state.ts';
import type { FilePart } from './file-parts.ts';
import type { PartAnswer, PartTask, PartWorkerData } from './part-worker.ts';

/** So many parts a thread has at a time: one that it works on, one that waits. */
const TASKS = 2;

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

  /** `script`: the built part-worker. */
  constructor(count: number, data: PartWorkerData, script: string | URL = new URL('part-worker.mjs', import.meta.url)) {
    this.#threads = Array.from({ length: count }, () => this.#start(script, data));
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

  #start(script: string | URL, workerData: PartWorkerData): Thread {
    const worker = new Worker(script, { workerData });
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
    return thread;
  }
}
