import type {
  FromWorker,
  Kept,
  OlderBatch,
  SessionReading,
  TextFormat,
  TextRows,
  ToWorker,
} from '../messages/worker-protocol.ts';
import { RingCopy } from '../ring/backup.ts';
import type { TextPart } from '../ring/export.ts';
import type { KeptPin } from '../ring/pins.ts';
import type { RingLimits } from '../ring/ring.ts';
import type { Edge } from '../sources/source.ts';
import type { LogThread, StartThread } from './log-thread.ts';
import { OpenLines } from './open-lines.ts';
import { Questions } from './questions.ts';

/** Bytes that may be on their way into the worker per source; beyond that the source waits. */
const HIGH_WATER_BYTES = 4 * 1024 * 1024;
/** A thread that fails more often than this within this time is not started again. */
const MOST_FAILURES = 3;
const FAILURES_WITHIN_MS = 60_000;

interface WorkerEvents {
  receive(message: FromWorker): void;
  /** The thread has failed and a new one takes over. `lost`: lines that neither of them has, by stream. */
  restarted(error: Error, lost: ReadonlyMap<string, number>): void;
  /** The thread has failed too often and is not started again. */
  failed(error: Error): void;
}

interface Unread {
  readonly source: string;
  /** Undefined at the end of a stream. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * The worker thread as the session sees it: messages, and how much of a source it still has to read. The host holds a copy of
 * what the thread keeps, and what it has not read yet: when the thread fails, a new one takes over where it was.
 */
export class LogWorker {
  readonly #startThread: StartThread;
  #limits: RingLimits;
  readonly #events: WorkerEvents;
  #worker: LogThread;
  /** What was handed over and has not been read yet, in order. */
  #unread: Unread[] = [];
  readonly #underway = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();
  readonly #texts = new Questions<TextPart>();
  readonly #literalLists = new Questions<readonly string[]>();
  readonly #edges = new Questions<{ readonly edge: Edge; readonly room: number }>();
  readonly #olderCounts = new Questions<number>();
  readonly #questions = [this.#texts, this.#literalLists, this.#edges, this.#olderCounts];
  readonly #copy = new RingCopy();
  #kept: Omit<Kept, 'ring'> | undefined;
  /** How many lines were read and are not in `copy` yet, by stream. */
  #fresh = new Map<string, number>();
  readonly #open = new OpenLines();
  #reading: SessionReading | undefined;
  /** What was pinned in an earlier window; part of the backup once there is one. */
  #awaited: readonly KeptPin[] = [];
  #failures: readonly number[] = [];
  /** Why no thread reads any more: the last of too many failures. */
  #over: Error | undefined;
  #disposed = false;

  constructor(startThread: StartThread, limits: RingLimits, events: WorkerEvents) {
    this.#startThread = startThread;
    this.#limits = limits;
    this.#events = events;
    this.#worker = this.#start(undefined);
  }

  send(message: ToWorker): void {
    if (message.type === 'resize') this.#limits = message.limits;
    if (message.type === 'reading') this.#reading = message.reading;
    if (message.type === 'pins') this.#awaited = message.pins;
    this.#worker.post(message);
  }

  /** Hands bytes over, which must not change any more. The promise, if there is one, is for the source to wait for. */
  write(source: string, bytes: Uint8Array): Promise<void> | undefined {
    if (this.#over) return undefined;
    const total = (this.#underway.get(source) ?? 0) + bytes.length;
    this.#underway.set(source, total);
    this.#handOver({ source, bytes });
    return total > HIGH_WATER_BYTES ? new Promise((resolve) => this.#waiting.set(source, resolve)) : undefined;
  }

  /** The stream has ended: what is left of its last line is a line. */
  end(source: string): void {
    this.#handOver({ source, bytes: undefined });
  }

  /** Lines that were read and would be lost with the thread. */
  get unsaved(): number {
    return [...this.#fresh.values()].reduce((sum, lines) => sum + lines, 0);
  }

  /** Shown rows as text, as many as go into one message. Rejects, as all questions do, where no thread reads any more. */
  text(format: TextFormat, rows: TextRows): Promise<TextPart> {
    return this.#texts.ask(this.#over, (request) => this.send({ type: 'text', request, format, rows }));
  }

  literals(): Promise<readonly string[]> {
    return this.#literalLists.ask(this.#over, (request) => this.send({ type: 'literals', request }));
  }

  /** Where what is known of a source begins, and how many rows can still be put in front. */
  edge(source: string): Promise<{ readonly edge: Edge; readonly room: number }> {
    return this.#edges.ask(this.#over, (request) => this.send({ type: 'edge', request, source }));
  }

  /** Puts lines where they belong: the newest ones, as many as there is room for. Resolves to how many those were. */
  older(batches: readonly OlderBatch[]): Promise<number> {
    return this.#olderCounts.ask(this.#over, (request) => this.send({ type: 'older', request, batches }));
  }

  /** Starts a thread again after the last one was given up, because a person wants lines to be read. */
  revive(): void {
    const over = this.#over;
    if (!over) return;
    this.#over = undefined;
    this.#failures = [];
    this.#takeOver(over);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#letGo();
    await this.#worker.end();
  }

  #start(kept: Kept | undefined): LogThread {
    const worker = this.#startThread({
      message: (message) => this.#handle(message),
      failed: (error) => this.#failed(error),
    });
    worker.post({ type: 'start', limits: this.#limits, kept, reading: this.#reading });
    if (!kept && this.#awaited.length > 0) worker.post({ type: 'pins', pins: this.#awaited });
    return worker;
  }

  #handOver(unread: Unread): void {
    this.#unread.push(unread);
    const { source, bytes } = unread;
    if (!bytes) {
      this.send({ type: 'end', source });
      return;
    }
    // A copy of its own, so that its memory can be handed over: buffers of streams are parts of a shared pool.
    const own = new Uint8Array(bytes);
    this.#worker.post({ type: 'chunk', source, bytes: own }, [own.buffer]);
  }

  #handle(message: FromWorker): void {
    switch (message.type) {
      case 'consumed':
        this.#consumed(message.source, message.lines);
        break;
      case 'kept':
        this.#copy.take(message.kept.ring);
        this.#kept = message.kept;
        this.#fresh = new Map(message.kept.held);
        return;
      case 'text':
        this.#texts.answer(message.request, message);
        return;
      case 'literals':
        this.#literalLists.answer(message.request, message.literals);
        return;
      case 'edge':
        this.#edges.answer(message.request, message);
        return;
      case 'older':
        this.#olderCounts.answer(message.request, message.taken);
        return;
    }
    this.#events.receive(message);
  }

  #consumed(source: string, lines: number): void {
    const done = this.#unread.shift();
    if (done?.bytes) this.#open.read(source, done.bytes);
    else this.#open.forget(source);
    const left = (this.#underway.get(source) ?? 0) - (done?.bytes?.length ?? 0);
    if (left > 0) this.#underway.set(source, left);
    else this.#underway.delete(source);
    this.#fresh.set(source, (this.#fresh.get(source) ?? 0) + lines);
    this.#goOn(source);
  }

  /** Tells a source that waits when little enough of it is left to be read. */
  #goOn(source: string): void {
    if ((this.#underway.get(source) ?? 0) > HIGH_WATER_BYTES / 2) return;
    this.#waiting.get(source)?.();
    this.#waiting.delete(source);
  }

  #failed(error: Error): void {
    if (this.#disposed) return;
    const now = Date.now();
    this.#failures = [...this.#failures.filter((time) => time > now - FAILURES_WITHIN_MS), now];
    if (this.#failures.length <= MOST_FAILURES) {
      this.#takeOver(error);
      return;
    }
    this.#over = error;
    this.#letGo();
    for (const questions of this.#questions) questions.refuse(error);
    this.#events.failed(error);
  }

  /** A new thread goes on where the last one was, which `error` has ended. */
  #takeOver(error: Error): void {
    // The first chunk is the one it was reading, and perhaps the reason why it failed.
    const [poison, ...rest] = this.#unread;
    const lost = new Map([...this.#fresh].filter(([, lines]) => lines > 0));
    if (poison?.bytes) {
      lost.set(poison.source, (lost.get(poison.source) ?? 0) + countLines(poison.bytes));
      this.#underway.set(poison.source, (this.#underway.get(poison.source) ?? 0) - poison.bytes.length);
      // It ends in that chunk.
      this.#open.forget(poison.source);
    }
    this.#fresh = new Map();
    this.#unread = [];
    const ring = this.#copy.whole;
    this.#worker = this.#start(ring && this.#kept && { ...this.#kept, ring });
    for (const lines of lost.values()) this.send({ type: 'dropped', lines });
    for (const [source, bytes] of this.#open.takeAll()) {
      this.#underway.set(source, (this.#underway.get(source) ?? 0) + bytes.length);
      this.#handOver({ source, bytes });
    }
    for (const unread of rest) this.#handOver(unread);
    // A source may be waiting for the chunk that is lost.
    if (poison) this.#goOn(poison.source);
    for (const questions of this.#questions) questions.repeat();
    this.#events.restarted(error, lost);
  }

  #letGo(): void {
    for (const resolve of this.#waiting.values()) resolve();
    this.#waiting.clear();
  }
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return Math.max(1, lines);
}
