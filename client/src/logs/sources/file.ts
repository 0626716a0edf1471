import { type FileHandle, open, stat } from 'node:fs/promises';
import { type LogSource, type SourceContext, SourceError, type SourceEvent } from './source.ts';

export interface FileTail {
  readonly path: string;
  /** Bytes before the end at which reading starts; undefined reads from the start. */
  readonly last?: number | undefined;
  /** Ends at the end of the file instead of waiting for more. */
  readonly once?: boolean | undefined;
}

const chunkSize = 256 * 1024;
/** Between two looks at the file (milliseconds). Polling is what works on every file system, also on network ones. */
const pollEvery = 250;

/**
 * Follows a file by name, as `tail -F` does: through rename and create (logrotate's default), copy and truncate
 * (`copytruncate`), deletion and return. After a rotation the rest of the old file is read before the new one.
 */
export function fileSource(tail: FileTail): LogSource {
  return { run: (context) => run(tail, context) };
}

async function* run(tail: FileTail, context: SourceContext): AsyncGenerator<SourceEvent> {
  const first = await openFile(tail.path);
  if (!first) throw new SourceError({ kind: 'not-found', what: tail.path });
  let file = first;
  try {
    let position = await startOf(file, tail);
    yield { type: 'live' };
    while (!context.signal.aborted) {
      const chunk = await read(file, position);
      if (chunk) {
        position += chunk.length;
        yield { type: 'bytes', bytes: chunk, stream: '' };
        continue;
      }
      if (tail.once) break;
      if ((await file.stat()).size < position) {
        yield { type: 'end', stream: '' };
        position = 0;
        continue;
      }
      const next = await successor(tail.path, file);
      if (next) {
        // More may have been written between the last read and the rename.
        for (let rest = await read(file, position); rest; rest = await read(file, position)) {
          position += rest.length;
          yield { type: 'bytes', bytes: rest, stream: '' };
        }
        yield { type: 'end', stream: '' };
        await file.close();
        file = next;
        position = 0;
      } else await context.sleep(pollEvery);
    }
    yield { type: 'end', stream: '' };
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new SourceError({ kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** The start of the first whole line within the last bytes. */
async function startOf(file: FileHandle, { last }: FileTail): Promise<number> {
  if (last === undefined) return 0;
  const from = (await file.stat()).size - last;
  if (from <= 0) return 0;
  const lineEnd = (await read(file, from - 1))?.indexOf(10) ?? -1;
  return lineEnd < 0 ? from : from + lineEnd;
}

async function read(file: FileHandle, position: number): Promise<Uint8Array | undefined> {
  const buffer = new Uint8Array(chunkSize);
  const { bytesRead } = await file.read(buffer, 0, chunkSize, position);
  return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
}

/** The file that has the name now, if that is another one than the open one. */
async function successor(path: string, current: FileHandle): Promise<FileHandle | undefined> {
  const named = await stat(path, { bigint: true }).catch(() => undefined);
  if (!named) return undefined;
  const own = await current.stat({ bigint: true });
  return named.ino === own.ino && named.dev === own.dev ? undefined : openFile(path);
}
