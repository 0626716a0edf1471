import { sleep } from '../../../../../client/src/logs/session/tail.ts';
import type { LogSource, SourceEvent } from '../../../../../client/src/logs/sources/source.ts';

/** A source that runs in a test: what it has said so far, and a way to wait for more. */
export class RunningSource {
  readonly events: SourceEvent[] = [];
  readonly logged: string[] = [];
  /** How long the source meant to wait each time (milliseconds). */
  readonly waits: number[] = [];
  readonly finished: Promise<unknown>;
  private readonly controller = new AbortController();
  private changed: () => void = () => undefined;

  /** `longestSleep`: the source waits no longer than so many milliseconds where it means to wait. */
  constructor(
    source: LogSource,
    private readonly longestSleep = Number.POSITIVE_INFINITY,
  ) {
    this.finished = this.run(source);
  }

  get text(): string {
    return Buffer.concat(this.events.flatMap((event) => (event.type === 'bytes' ? [event.bytes] : []))).toString();
  }

  get lines(): string[] {
    return this.text.split('\n').slice(0, -1);
  }

  /** Resolves when the condition holds; fails after some seconds, of which a busy machine needs many. */
  async until(condition: () => boolean, seconds = 60): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!condition()) {
      if (Date.now() > deadline)
        throw new Error(`not within ${seconds} s; so far: ${this.text.slice(-500)} ${this.logged.join('; ')}`);
      await Promise.race([
        new Promise<void>((resolve) => {
          this.changed = resolve;
        }),
        new Promise((resolve) => setTimeout(resolve, 50)),
      ]);
    }
  }

  async stop(): Promise<void> {
    this.controller.abort();
    await this.finished;
  }

  /** Undefined when the source has ended by itself or was stopped; else the error. */
  private async run(source: LogSource): Promise<unknown> {
    const { signal } = this.controller;
    const log = (message: string) => void this.logged.push(message);
    const wait = (ms: number) => {
      this.waits.push(ms);
      return sleep(Math.min(ms, this.longestSleep), signal);
    };
    try {
      for await (const event of source.run({ signal, now: Date.now, sleep: wait, log })) {
        this.events.push(event);
        this.changed();
      }
      return undefined;
    } catch (error) {
      return error;
    }
  }
}
