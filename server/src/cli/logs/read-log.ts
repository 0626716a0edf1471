import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../usage-error.ts';

const CHUNK_BYTES = 1 << 18;
/** Milliseconds between two looks at a file that is followed. */
const POLL_MS = 250;

export interface ReadLogOptions {
  /** Waits for more at the end of a file; goes on with the new file when it was rotated, from its start when cut. */
  readonly follow: boolean;
  readonly signal: AbortSignal;
}

/** The bytes of a file, or of standard input for `-`: each chunk is valid until the next one is asked for. */
export async function* readLog(path: string, options: ReadLogOptions): AsyncIterable<Uint8Array> {
  if (path === '-') yield* readStandardInput(options.signal);
  else yield* readFile(path, options);
}

async function* readStandardInput(signal: AbortSignal): AsyncIterable<Uint8Array> {
  const stop = (): void => {
    process.stdin.destroy();
  };
  signal.addEventListener('abort', stop);
  try {
    for await (const chunk of process.stdin) yield chunk as Uint8Array;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* readFile(path: string, { follow, signal }: ReadLogOptions): AsyncIterable<Uint8Array> {
  let file = await openFile(path);
  const buffers = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)] as const;
  let ahead: ReturnType<typeof file.read<Uint8Array>> | undefined;
  try {
    for (let position = 0; !signal.aborted; ) {
      const { buffer, bytesRead } = await (ahead ?? file.read(buffers[0], 0, CHUNK_BYTES, position));
      ahead = undefined;
      position += bytesRead;
      if (bytesRead > 0) {
        // While one chunk is worked on the next one is read.
        ahead = file.read(buffers[buffer === buffers[0] ? 1 : 0], 0, CHUNK_BYTES, position);
        yield buffer.subarray(0, bytesRead);
        continue;
      }
      if (!follow) return;
      await sleep(POLL_MS, undefined, { signal }).catch(() => {});
      const change = await changeOf(path, file, position);
      if (change === 'cut') position = 0;
      if (change === 'replaced') {
        await file.close();
        file = await openFile(path);
        position = 0;
      }
    }
  } finally {
    await ahead?.catch(() => {});
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if (!(await file.stat()).isDirectory()) return file;
    await file.close();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(code === 'ENOENT' ? `logs: ${path}: no such file` : `logs: ${path}: ${message}`);
  }
  throw new UsageError(`logs: ${path} is a folder`);
}

/** `replaced`: another file stands under the name now. A name without a file is one that is about to come back. */
async function changeOf(path: string, file: FileHandle, position: number): Promise<'cut' | 'replaced' | undefined> {
  const [there, ours] = await Promise.all([stat(path).catch(() => undefined), file.stat()]);
  if (there && (there.ino !== ours.ino || there.dev !== ours.dev)) return 'replaced';
  return ours.size < position ? 'cut' : undefined;
}
