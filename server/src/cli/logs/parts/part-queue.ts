const MERGED = 0;
const OWNERS = 1;
const NOBODY = 0;

/** What another thread needs to see the same queue. */
export interface SharedQueue {
  /** How many parts are merged; then for each part the number of the thread that has it. */
  readonly memory: Int32Array<SharedArrayBuffer>;
  /** So many parts that are not merged may be had: more would only fill the memory. */
  readonly ahead: number;
}

/** The parts of a file, for several threads: each takes the next one that nobody has. Threads have numbers from 1 on. */
export class PartQueue {
  readonly shared: SharedQueue;
  readonly #memory: Int32Array<SharedArrayBuffer>;
  readonly #thread: number;

  /** As the thread with that number sees it. */
  constructor(shared: SharedQueue, thread: number) {
    this.shared = shared;
    this.#memory = shared.memory;
    this.#thread = thread;
  }

  static of(count: number, ahead: number): SharedQueue {
    return { memory: new Int32Array(new SharedArrayBuffer((OWNERS + count) * Int32Array.BYTES_PER_ELEMENT)), ahead };
  }

  /** The number of the part that is this thread's now; undefined while there is none to be had. */
  take(): number | undefined {
    const merged = Atomics.load(this.#memory, MERGED);
    const end = Math.min(this.#count, merged + this.shared.ahead);
    for (let index = merged; index < end; index++) {
      const before = Atomics.compareExchange(this.#memory, OWNERS + index, NOBODY, this.#thread);
      if (before === NOBODY) return index;
    }
    return undefined;
  }

  /** As `take`, but stops the thread until there is one; undefined when all parts are had. */
  wait(): number | undefined {
    for (;;) {
      const merged = Atomics.load(this.#memory, MERGED);
      const index = this.take();
      if (index !== undefined || merged + this.shared.ahead >= this.#count) return index;
      Atomics.wait(this.#memory, MERGED, merged);
    }
  }

  /** The next part was merged. */
  merged(): void {
    Atomics.add(this.#memory, MERGED, 1);
    Atomics.notify(this.#memory, MERGED);
  }

  /** What a thread had and did not do is anybody's. */
  giveUp(thread: number, isDone: (index: number) => boolean): void {
    for (let index = Atomics.load(this.#memory, MERGED); index < this.#count; index++) {
      if (!isDone(index)) Atomics.compareExchange(this.#memory, OWNERS + index, thread, NOBODY);
    }
  }

  get #count(): number {
    return this.#memory.length - OWNERS;
  }
}
