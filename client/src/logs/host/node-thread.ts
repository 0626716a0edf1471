import { Worker } from 'node:worker_threads';
import type { FromWorker } from '../messages/worker-protocol.ts';
import type { StartThread } from '../session/log-thread.ts';

/** Threads of Node's. */
export function nodeThread(script: string): StartThread {
  return (events) => {
    const worker = new Worker(script, { name: 'procfile-doctor-logs' });
    worker.on('message', (message: FromWorker) => events.message(message));
    let isOver = false;
    const fail = (error: Error): void => {
      if (!isOver) events.failed(error);
      isOver = true;
    };
    worker.once('error', fail);
    // Ended by somebody else, without an error.
    worker.once('exit', (code) => fail(new Error(`the thread has ended with code ${code}`)));
    return {
      post: (message, handedOver = []) => worker.postMessage(message, handedOver),
      end: async () => {
        isOver = true;
        await worker.terminate();
      },
    };
  };
}
