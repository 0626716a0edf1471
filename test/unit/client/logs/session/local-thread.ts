import type { StartThread, ThreadEvents } from '../../../../../client/src/logs/session/log-thread.ts';
import { sourceOfStream } from '../../../../../client/src/logs/sources/stream-id.ts';
import { WorkerLoop } from '../../../../../client/src/logs/worker/worker-loop.ts';
import { createEngine } from '../../../../../server/src/core/logs/engine.ts';

/** The loop of the real thread in this one, with the clock and the timers of the test, and a way to die at any message. */
export class LocalThread {
  /** Chunks that the thread takes before it dies over the next one; undefined: it lives. */
  diesBehind: number | undefined;
  /** Messages on their way, in both directions. */
  private underway = 0;
  private events: ThreadEvents | undefined;
  private generation = 0;

  readonly start: StartThread = (events) => {
    this.events = events;
    const own = ++this.generation;
    const isAlive = () => own === this.generation;
    const later = (deliver: () => void) => {
      this.underway++;
      setImmediate(() => {
        this.underway--;
        if (isAlive()) deliver();
      });
    };
    const loop = new WorkerLoop(
      () => createEngine({ placeOf: sourceOfStream }),
      {
        send: (message) => later(() => events.message(message)),
        now: Date.now,
        later: (milliseconds, call) => void setTimeout(() => isAlive() && call(), milliseconds),
      },
      () => [],
    );
    return {
      post: (message) => {
        later(() => {
          if (message.type === 'chunk' && this.diesBehind !== undefined && this.diesBehind-- === 0) this.kill();
          else loop.receive(message);
        });
      },
      end: async () => void this.generation++,
    };
  };

  kill(): void {
    this.diesBehind = undefined;
    this.generation++;
    this.events?.failed(new Error('killed by the test'));
  }

  /** Resolves when nothing is on its way, and nobody has anything more to send before time goes on. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 5; quiet = this.underway === 0 ? quiet + 1 : 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
