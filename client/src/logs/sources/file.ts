import { type FileHandle, open, stat } from 'node:fs/promises';
import { type LogSource, type OlderLine, type SourceContext, SourceError, type SourceEvent } from './source.ts';

export interface FileTail {
  readonly path: string;
  /** Bytes before the end at which reading starts; undefined reads from the start. */
  readonly last?: number | undefined;
  /** Ends at the end of the file instead of waiting for more. */
  readonly once?: boolean | undefined;
  /** Ends some time after another file has taken the name, instead of going on with that one. */
  readonly leave?: boolean | undefined;
}

const chunkSize = 256 * 1024;
/** Between two looks at the file (milliseconds). Polling is what works on every file system, also on network ones. */
const pollEvery = 250;
/** A file that has lost its name is read on for so long (milliseconds) after its last line. */
const farewell = 10_000;

/**
 * Follows a file by name, as `tail -F` does: through rename and create (logrotate's default), copy and truncate
 * (`copytruncate`), deletion and return. After a rotation the rest of the old file is read before the new one.
 */
export function fileSource(tail: FileTail): LogSource {
  const place: Place = { file: undefined, start: undefined };
  return { run: (context) => run(tail, place, context), older: () => older(tail.path, place) };
}

/** How far was read, kept from one run to the next. */
interface Place {
  file: { readonly identity: string; readonly position: number; readonly before: Uint8Array } | undefined;
  /** Where the oldest line that was read begins. */
  start: { readonly identity: string; readonly position: number } | undefined;
}

/** The lines before the first one that was read; none where another file has the name now. */
async function older(path: string, place: Place): Promise<readonly OlderLine[]> {
  const { start } = place;
  const file = start && start.position > 0 ? await openFile(path) : undefined;
  if (!start || !file) return [];
  try {
    if ((await identityOf(file)) !== start.identity) return [];
    const from = Math.max(0, start.position - chunkSize);
    const bytes = await readAt(file, from, start.position - from);
    // The first line may be a part of one only, unless the file begins there.
    const begin = from === 0 ? 0 : bytes.indexOf(10) + 1;
    place.start = { ...start, position: from + begin };
    const text = new TextDecoder().decode(bytes.subarray(begin)).replace(/\n$/, '');
    return text === '' ? [] : text.split('\n').map((line) => ({ stream: '', line }));
  } finally {
    await file.close();
  }
}

async function* run(tail: FileTail, place: Place, context: SourceContext): AsyncGenerator<SourceEvent> {
  const first = await openFile(tail.path);
  if (!first) throw new SourceError({ kind: 'not-found', what: tail.path });
  let reader = new FileReader(first);
  let quietSince = context.now();
  try {
    if (!(await reader.resume(place.file))) {
      await reader.startNear(tail.last);
      const { identity, position } = await reader.place();
      place.start = { identity, position };
    }
    yield { type: 'live' };
    while (!context.signal.aborted) {
      const chunk = await reader.next();
      if (chunk === 'truncated') yield { type: 'end', stream: '' };
      else if (chunk) {
        quietSince = context.now();
        yield { type: 'bytes', bytes: chunk, stream: '' };
      } else if (tail.once) break;
      else if (tail.leave) {
        if (context.now() - quietSince > farewell && !(await hasName(reader.file, tail.path))) break;
        await context.sleep(pollEvery);
      } else {
        const next = await successor(tail.path, reader.file);
        if (next) {
          // More may have been written between the last read and the rename.
          for (let rest = await reader.next(); rest instanceof Uint8Array; rest = await reader.next()) {
            yield { type: 'bytes', bytes: rest, stream: '' };
          }
          yield { type: 'end', stream: '' };
          await reader.file.close();
          reader = new FileReader(next);
        } else await context.sleep(pollEvery);
      }
    }
    yield { type: 'end', stream: '' };
  } finally {
    place.file = await reader.place();
    await reader.file.close();
  }
}

/** Reads an open file on and on, and notices when it was emptied. */
class FileReader {
  private position = 0;
  /** The last bytes before `position`, and the time of the last change when they were compared. */
  private before: Uint8Array = new Uint8Array(0);
  private changed = 0;

  constructor(readonly file: FileHandle) {}

  async place(): Promise<NonNullable<Place['file']>> {
    const { position, before } = this;
    return { identity: await identityOf(this.file), position, before };
  }

  /** Goes to where another reader of the same file was. False when this is not that file. */
  async resume(place: Place['file']): Promise<boolean> {
    if (!place || place.identity !== (await identityOf(this.file))) return false;
    this.position = place.position;
    this.before = place.before;
    return true;
  }

  /** Goes to the start of the first whole line within the last bytes. */
  async startNear(last: number | undefined): Promise<void> {
    if (last === undefined) return;
    const from = (await this.file.stat()).size - last;
    if (from <= 0) return;
    const lineEnd = (await readAt(this.file, from - 1, chunkSize)).indexOf(10);
    this.position = lineEnd < 0 ? from : from + lineEnd;
  }

  /** The next bytes; undefined when there are none now. After `truncated` it goes on from the start. */
  async next(): Promise<Uint8Array | 'truncated' | undefined> {
    const { size, mtimeMs } = await this.file.stat();
    if (size < this.position || (mtimeMs !== this.changed && !(await this.isSame()))) {
      this.position = 0;
      this.before = new Uint8Array(0);
      return 'truncated';
    }
    this.changed = mtimeMs;
    if (size === this.position) return undefined;
    const chunk = await readAt(this.file, this.position, chunkSize);
    if (chunk.length === 0) return undefined;
    this.position += chunk.length;
    this.before = chunk.slice(-256);
    return chunk;
  }

  /** A file that was emptied and has grown again to its old length is told by what stands before the position. */
  private async isSame(): Promise<boolean> {
    const { before } = this;
    const now = await readAt(this.file, this.position - before.length, before.length);
    return Buffer.compare(now, before) === 0;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new SourceError({ kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) });
  }
}

async function identityOf(file: FileHandle): Promise<string> {
  const { dev, ino } = await file.stat({ bigint: true });
  return `${dev} ${ino}`;
}

/** The file that has the name now, if that is another one than the open one. */
async function successor(path: string, current: FileHandle): Promise<FileHandle | undefined> {
  const taken = await stat(path).then(
    () => true,
    () => false,
  );
  return taken && !(await hasName(current, path)) ? openFile(path) : undefined;
}

async function hasName(file: FileHandle, path: string): Promise<boolean> {
  const named = await stat(path, { bigint: true }).catch(() => undefined);
  const own = await file.stat({ bigint: true });
  return named?.ino === own.ino && named.dev === own.dev;
}
