import { Worker } from 'node:worker_threads';
import type { FromWorker } from '../messages/worker-protocol.ts';
import type { StartThread } from '../session/log-thread.ts';

/** Threads of Node's. */
export function nodeThread(script: string): StartThread {
  return (events) => {
    const worker = new Worker(script, { name: 'procfile-doctor-logs' });
    worker.on('message', (message: FromWorker) => events.message(message));
    let isWanted = true;
    let reason: Error | undefined;
    worker.once('error', (error) => {
      reason = error;
    });
    // Not reported with the error, which overtakes messages: by now Node has delivered all of them.
    worker.once('exit', (code) => {
      if (isWanted) events.failed(reason ?? new Error(`the thread has ended with code ${code}`));
    });
    return {
      post: (message, handedOver = []) => worker.postMessage(message, handedOver),
      end: async () => {
        isWanted = false;
        await worker.terminate();
      },
    };
  };
}
