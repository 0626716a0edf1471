import { Worker } from 'node:worker_threads';
import type { TextPart } from './ring/export.ts';
import type { FromWorker, TextFormat, ToWorker } from './worker-protocol.ts';

/** Bytes that may be on their way into the worker per source; beyond that the source waits. */
const highWater = 4 * 1024 * 1024;

/** The worker thread as the session sees it: messages, and how much of a source it still has to read. */
export class LogWorker {
  private readonly worker: Worker;
  private readonly underway = new Map<string, number>();
  private readonly waiting = new Map<string, () => void>();
  private readonly texts = new Questions<TextPart>();
  private readonly literalLists = new Questions<readonly string[]>();

  constructor(
    script: string,
    private readonly receive: (message: FromWorker) => void,
    failed: (error: Error) => void,
  ) {
    this.worker = new Worker(script, { name: 'procfile-doctor-logs' });
    this.worker.on('message', (message: FromWorker) => this.handle(message));
    this.worker.on('error', failed);
  }

  send(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  /** Hands bytes over. Resolves when the source may give more. */
  async write(source: string, bytes: Uint8Array): Promise<void> {
    // A copy of its own, so that its memory can be handed over: buffers of streams are parts of a shared pool.
    const own = new Uint8Array(bytes);
    const total = (this.underway.get(source) ?? 0) + own.length;
    this.underway.set(source, total);
    this.worker.postMessage({ type: 'chunk', source, bytes: own } satisfies ToWorker, [own.buffer]);
    if (total > highWater) await new Promise<void>((resolve) => this.waiting.set(source, resolve));
  }

  /** The shown rows at positions from … to-1 as text, as many as go into one message. */
  text(format: TextFormat, from: number | undefined, to: number | undefined): Promise<TextPart> {
    return this.texts.ask((request) => this.send({ type: 'text', request, format, from, to }));
  }

  literals(): Promise<readonly string[]> {
    return this.literalLists.ask((request) => this.send({ type: 'literals', request }));
  }

  async dispose(): Promise<void> {
    for (const resolve of this.waiting.values()) resolve();
    await this.worker.terminate();
  }

  private handle(message: FromWorker): void {
    if (message.type === 'consumed') {
      const left = (this.underway.get(message.source) ?? 0) - message.bytes;
      this.underway.set(message.source, left);
      if (left <= highWater / 2) {
        this.waiting.get(message.source)?.();
        this.waiting.delete(message.source);
      }
    }
    if (message.type === 'text') this.texts.answer(message.request, message);
    else if (message.type === 'literals') this.literalLists.answer(message.request, message.literals);
    else this.receive(message);
  }
}

/** Questions that wait for their answer. */
class Questions<T> {
  private readonly waiting = new Map<number, (answer: T) => void>();
  private next = 0;

  ask(send: (request: number) => void): Promise<T> {
    const request = this.next++;
    return new Promise((resolve) => {
      this.waiting.set(request, resolve);
      send(request);
    });
  }

  answer(request: number, answer: T): void {
    this.waiting.get(request)?.(answer);
    this.waiting.delete(request);
  }
}
