import type { Uri } from 'vscode';
import { startWorker } from '../../start-worker.ts';
import type { FromWorker } from '../messages/worker-protocol.ts';
import type { StartThread, ThreadEvents } from '../session/log-thread.ts';

/**
 * Workers of a browser's. Their script is loaded when the first is needed, and what it needs of its own host is `isReady`; what is
 * posted meanwhile waits, in its order.
 */
export function browserThread(script: Uri, isReady: PromiseLike<void>): StartThread {
  return (events) => {
    const worker = start(script, isReady, events);
    // Told as a failure: what was posted is lost with the thread.
    const quiet = worker.catch(() => undefined);
    return {
      post: (message, handedOver = []) => void quiet.then((one) => one?.postMessage(message, [...handedOver])),
      end: async () => (await quiet)?.terminate(),
    };
  };
}

async function start(script: Uri, isReady: PromiseLike<void>, events: ThreadEvents): Promise<Worker> {
  let isOver = false;
  const fail = (error: Error): void => {
    if (!isOver) events.failed(error);
    isOver = true;
  };
  try {
    await isReady;
    const worker = await startWorker(script);
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => events.message(data));
    worker.addEventListener('error', (event) => {
      // A browser lets a worker go on after an error that nobody caught; Node does not.
      worker.terminate();
      fail(new Error(event.message));
    });
    return worker;
  } catch (error) {
    fail(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}
