import type { FromWorker, ToWorker } from '../messages/worker-protocol.ts';

/** A thread that runs worker.ts, as the extension host sees it. */
export interface LogThread {
  /** The memory of `handedOver` belongs to the thread from then on. */
  post(message: ToWorker, handedOver?: readonly ArrayBuffer[]): void;
  end(): Promise<void>;
}

export interface ThreadEvents {
  message(message: FromWorker): void;
  /** Called once, when the thread has ended. */
  failed(error: Error): void;
}

export type StartThread = (events: ThreadEvents) => LogThread;
