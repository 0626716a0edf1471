import { constants, createReadStream, openSync, promises, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDescriptor } from '../../files/descriptor.ts';
import { UsageError } from '../../usage-error.ts';

/** Milliseconds between two looks at a pipe that nobody has written to yet. */
const POLL_MS = 50;
const FIRST_BYTES = 4096;

/** The bytes of a pipe or a device: they come once and have no places. Ends when `signal` says so, whatever is missing. */
export async function* unsizedBytes(
  path: string,
  { follow, signal }: { readonly follow: boolean; readonly signal: AbortSignal },
): AsyncIterable<Uint8Array> {
  try {
    if (isDescriptor(path) || !(await promises.stat(path)).isFIFO()) yield* until(signal, createReadStream(path));
    else {
      do yield* readPipe(path, signal);
      while (follow && !signal.aborted);
    }
  } catch (error) {
    if (error instanceof Error && !signal.aborted) throw new UsageError(`logs: ${path}: ${error.message}`);
  }
}

/** From the first writer of a pipe to the last one. Opened without waiting: Ctrl+C would have to wait, too. */
async function* readPipe(path: string, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  // Most logs are files: it is loaded when it is needed.
  const { Socket } = require('node:net') as typeof import('node:net');
  const pipe = () => until(signal, new Socket({ fd, readable: true, writable: false }));
  const first = await firstBytes(fd, signal);
  if (first) yield first;
  yield* pipe();
}

/** undefined when there will be none. */
async function firstBytes(fd: number, signal: AbortSignal): Promise<Uint8Array | undefined> {
  const buffer = new Uint8Array(FIRST_BYTES);
  while (!signal.aborted) {
    try {
      const read = readSync(fd, buffer);
      if (read > 0) return buffer.subarray(0, read);
    } catch (error) {
      // Somebody has opened it, and has not written yet.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
  return undefined;
}

async function* until(
  signal: AbortSignal,
  stream: AsyncIterable<Uint8Array> & { destroy(): void },
): AsyncIterable<Uint8Array> {
  const stop = (): void => stream.destroy();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  yield* stream;
}
