import { Worker } from 'node:worker_threads';
import type { StartThread } from './log-thread.ts';
import type { FromWorker } from './worker-protocol.ts';

/** Threads of Node's. */
export function nodeThread(script: string): StartThread {
  return (events) => {
    const worker = new Worker(script, { name: 'procfile-doctor-logs' });
    worker.on('message', (message: FromWorker) => events.message(message));
    worker.once('error', (error) => events.failed(error));
    return {
      post: (message, handedOver = []) => worker.postMessage(message, handedOver),
      end: async () => void (await worker.terminate()),
    };
  };
}
