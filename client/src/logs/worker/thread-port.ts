import type { FromWorker, ToWorker } from '../messages/worker-protocol.ts';

/** The way from a thread to the extension host. */
interface ThreadPort {
  send(message: FromWorker): void;
  listen(receive: (message: ToWorker) => void): void;
}

/** The port of a thread of Node or of a worker of a browser: one bundle serves both. Undefined in Node's main thread. */
export function threadPort(): ThreadPort | undefined {
  const { process: node } = globalThis;
  if (typeof node?.versions?.node !== 'string') {
    return {
      send: (message) => self.postMessage(message),
      listen: (receive) => self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => receive(data)),
    };
  }
  const port = node.getBuiltinModule('node:worker_threads').parentPort;
  if (!port) return undefined;
  return { send: (message) => port.postMessage(message), listen: (receive) => void port.on('message', receive) };
}
