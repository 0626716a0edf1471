// Not `node:fs/promises`: loading it takes longer than reading a small log.
import { closeSync, constants, fstatSync, openSync, read, readSync, type Stats, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ToUtf8 } from '../../../core/logs/bytes/to-utf8.ts';
import { visibleLine } from '../../../core/text/visible-text.ts';
import { UsageError } from '../../usage-error.ts';
import { unsizedBytes } from './unsized-bytes.ts';

/** Each one costs a wait for a thread of Node. */
const CHUNK_BYTES = 1 << 20;
/** Milliseconds between two looks at a file that is followed. */
const POLL_MS = 250;
const LF = 10;
/** Between the bytes of a file that was cut, or rotated, and those that come after that. */
const ANEW = 'anew';

const readAt = promisify(read);

export interface LogBytesOptions {
  /** Waits for more at the end of a file; goes on with the new file when it was rotated, from its start when cut. */
  readonly follow: boolean;
  readonly signal: AbortSignal;
  /** As `knownEncoding` has it; undefined for UTF-8, or what a byte order mark says. */
  readonly encoding?: string | undefined;
}

/**
 * A file, or standard input for `-`, as bytes of UTF-8: each chunk is valid until the next one is asked for. Says so once,
 * on standard error, where it seems to be in another encoding.
 */
export async function* logBytes(path: string, options: LogBytesOptions): AsyncIterable<Uint8Array> {
  let text = new ToUtf8(options.encoding);
  let isTold = false;
  let last = LF;
  const passed = (bytes: Uint8Array): Uint8Array => {
    last = bytes.at(-1) ?? last;
    return bytes;
  };
  for await (const chunk of readBytes(path, options)) {
    if (chunk === ANEW) {
      yield passed(text.end());
      // Half a line is no part of the first one of what comes now.
      if (last !== LF) yield passed(Uint8Array.of(LF));
      text = new ToUtf8(options.encoding);
      continue;
    }
    yield passed(text.read(chunk));
    if (isTold || !text.looksOther) continue;
    isTold = true;
    process.stderr.write(
      `procfile-doctor: ${visibleLine(path)} is not UTF-8; say what it is, such as --encoding gb18030\n`,
    );
  }
  yield text.end();
}

async function* readBytes(path: string, options: LogBytesOptions): AsyncIterable<Uint8Array | typeof ANEW> {
  if (path === '-' || path === '/dev/stdin') yield* readStandardInput(options.signal);
  else if (isFile(path)) yield* readFile(path, options);
  else yield* unsizedBytes(path, options);
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

async function* readFile(path: string, { follow, signal }: LogBytesOptions): AsyncIterable<Uint8Array | typeof ANEW> {
  let file = openFile(path);
  /** What has the name now; more may have been written to `file` before it lost that. */
  let successor: number | undefined;
  const buffers = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)] as const;
  let ahead: Promise<{ bytesRead: number; buffer: Uint8Array }> | undefined;
  try {
    const seen = new Seen();
    for (let position = 0; !signal.aborted; ) {
      const reading = ahead ?? readAt(file, buffers[0], 0, CHUNK_BYTES, position);
      const { buffer, bytesRead } = await reading.catch((error: unknown) => unreadable(path, error));
      ahead = undefined;
      position += bytesRead;
      if (bytesRead > 0) {
        // While one chunk is worked on the next one is read.
        ahead = readAt(file, buffers[buffer === buffers[0] ? 1 : 0], 0, CHUNK_BYTES, position);
        if (follow) seen.note(buffer.subarray(0, bytesRead));
        yield buffer.subarray(0, bytesRead);
        continue;
      }
      if (!follow) return;
      if (successor !== undefined) {
        closeSync(file);
        file = successor;
        successor = undefined;
      } else {
        await sleep(POLL_MS, undefined, { signal }).catch(() => {});
        successor = successorOf(path, file);
        if (successor !== undefined || seen.isBefore(position, file)) continue;
      }
      position = 0;
      seen.note(new Uint8Array(0));
      yield ANEW;
    }
  } finally {
    await ahead?.catch(() => {});
    closeSync(file);
    if (successor !== undefined) closeSync(successor);
  }
}

/** The last bytes that were read: a file that was emptied and has grown again to its old length has others there. */
class Seen {
  #bytes = new Uint8Array(0);

  note(chunk: Uint8Array): void {
    this.#bytes = chunk.slice(-256);
  }

  /** Whether they still stand before a place of a file. */
  isBefore(position: number, file: number): boolean {
    const { length } = this.#bytes;
    const now = new Uint8Array(length);
    return readSync(file, now, 0, length, position - length) === length && Buffer.compare(now, this.#bytes) === 0;
  }
}

/** False for pipes and devices; what cannot be read at all is a UsageError. */
function isFile(path: string): boolean {
  const stats = reachable(path, () => statSync(path));
  if (stats.isDirectory()) throw new UsageError(`logs: ${path} is a folder`);
  return stats.isFile();
}

function openFile(path: string): number {
  // A file of `/proc` may have nothing to give for ever: it is not waited for.
  return reachable(path, () => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
}

function reachable<Result>(path: string, ask: () => Result): Result {
  try {
    return ask();
  } catch (error) {
    return unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): never {
  if (!(error instanceof Error)) throw error;
  const isMissing = 'code' in error && error.code === 'ENOENT';
  throw new UsageError(`logs: ${path}: ${isMissing ? 'no such file' : error.message}`);
}

/** Another file that has the name now, opened. A name without a file is one that is about to come back. */
function successorOf(path: string, file: number): number | undefined {
  const there = statsOf(path);
  const ours = fstatSync(file);
  if (!there || (there.ino === ours.ino && there.dev === ours.dev)) return undefined;
  try {
    return openFile(path);
  } catch {
    return undefined;
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
