import { type FileHandle, open, stat } from 'node:fs/promises';
import { behindLineFeed, unitOf } from '../../../../server/src/core/logs/bytes/line-feed.ts';
import { markedEncoding } from '../../../../server/src/core/logs/bytes/to-utf8.ts';
import { EncodedStream } from './encoded.ts';
import { type LogSource, type OlderLine, type SourceContext, SourceError, type SourceEvent } from './source.ts';

interface FileTail {
  readonly path: string;
  /** Bytes before the end at which reading starts; undefined reads from the start. */
  readonly last?: number | undefined;
  /** Ends at the end of the file instead of waiting for more. */
  readonly once?: boolean | undefined;
  /** Ends some time after another file has taken the name, instead of going on with that one. */
  readonly leave?: boolean | undefined;
  /** As `knownEncoding` has it; undefined for UTF-8, or what a byte order mark says. */
  readonly encoding?: string | undefined;
}

const chunkSize = 256 * 1024;
/** What is there at the beginning is said to take a while from this many bytes on. */
const muchToRead = 1024 * 1024;
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
  return { run: (context) => run(tail, place, context), older: () => older(tail, place) };
}

/** How far was read, kept from one run to the next. */
interface Place {
  file: FilePlace | undefined;
  /** Where the oldest line that was read begins. */
  start: { readonly identity: string; readonly position: number } | undefined;
}

interface FilePlace {
  readonly identity: string;
  readonly position: number;
  readonly before: Uint8Array;
  readonly text: EncodedStream;
}

/** The lines before the first one that was read; none where another file has the name now. */
async function older({ path, encoding: told }: FileTail, place: Place): Promise<readonly OlderLine[]> {
  const { start } = place;
  const file = start && start.position > 0 ? await openFile(path) : undefined;
  if (!start || !file) return [];
  try {
    if ((await identityOf(file)) !== start.identity) return [];
    const from = Math.max(0, start.position - chunkSize);
    const bytes = await readAt(file, from, start.position - from);
    // The first line may be a part of one only, unless the file begins there.
    const encoding = told ?? (await encodingOf(file));
    const begin = from === 0 ? 0 : Math.max(0, behindLineFeed(bytes, encoding));
    place.start = { ...start, position: from + begin };
    const text = new TextDecoder(encoding).decode(bytes.subarray(begin)).replace(/\n$/, '');
    return text === '' ? [] : text.split('\n').map((line) => ({ stream: '', line }));
  } finally {
    await file.close();
  }
}

async function* run(tail: FileTail, place: Place, context: SourceContext): AsyncGenerator<SourceEvent> {
  const first = await openFile(tail.path);
  if (!first) throw new SourceError({ kind: 'not-found', what: tail.path });
  let reader = await FileReader.of(first, tail.encoding);
  let quietSince = context.now();
  try {
    if (!(await reader.resume(place.file))) {
      await reader.startNear(tail.last);
      const { identity, position } = await reader.place();
      place.start = { identity, position };
    }
    yield { type: 'live' };
    const catchingUp = new CatchingUp(await reader.left());
    while (!context.signal.aborted) {
      const chunk = await reader.next();
      if (chunk === 'truncated') {
        yield* reader.text.end();
        await reader.begin(tail.encoding);
      } else if (chunk) {
        quietSince = context.now();
        yield* reader.text.read(chunk);
        yield* catchingUp.note(chunk.length);
      } else if (tail.once) break;
      else if (tail.leave) {
        if (context.now() - quietSince > farewell && !(await hasName(reader.file, tail.path))) break;
        await context.sleep(pollEvery);
      } else {
        const next = await successor(tail.path, reader.file);
        if (next) {
          // More may have been written between the last read and the rename.
          for (let rest = await reader.next(); rest instanceof Uint8Array; rest = await reader.next()) {
            yield* reader.text.read(rest);
          }
          yield* reader.text.end();
          const left = reader.file;
          reader = await FileReader.of(next, tail.encoding);
          await left.close();
        } else await context.sleep(pollEvery);
      }
    }
    yield* reader.text.end();
  } finally {
    place.file = await reader.place();
    await reader.file.close();
  }
}

/** How far what was there at the beginning is read. */
class CatchingUp {
  private read = 0;

  constructor(private readonly total: number) {}

  *note(bytes: number): Generator<SourceEvent> {
    if (this.total < muchToRead || this.read >= this.total) return;
    this.read += bytes;
    const { read, total } = this;
    yield { type: 'progress', stream: '', progress: read < total ? { read, total } : undefined };
  }
}

/** Reads an open file on and on, and notices when it was emptied. */
class FileReader {
  private position = 0;
  /** The last bytes before `position`, and the time of the last change when they were compared. */
  private before: Uint8Array = new Uint8Array(0);
  private changed = 0;
  private encoding: string | undefined;
  text = new EncodedStream(undefined);

  private constructor(readonly file: FileHandle) {}

  /** Takes over an open file; closes it when it cannot be read. */
  static async of(file: FileHandle, encoding: string | undefined): Promise<FileReader> {
    try {
      const reader = new FileReader(file);
      await reader.begin(encoding);
      return reader;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** At the start of the file: there it may say its encoding. */
  async begin(told: string | undefined): Promise<void> {
    this.encoding = told ?? (await encodingOf(this.file));
    this.text = new EncodedStream(this.encoding);
  }

  async place(): Promise<FilePlace> {
    const { position, before, text } = this;
    return { identity: await identityOf(this.file), position, before, text };
  }

  /** Goes to where another reader of the same file was. False when this is not that file. */
  async resume(place: Place['file']): Promise<boolean> {
    if (!place || place.identity !== (await identityOf(this.file))) return false;
    // Half a character was read as none.
    const half = place.position % unitOf(this.encoding);
    this.position = place.position - half;
    this.before = place.before.subarray(0, place.before.length - half);
    this.text = place.text;
    return true;
  }

  /** Goes to the start of the first whole line within the last bytes. */
  async startNear(last: number | undefined): Promise<void> {
    if (last === undefined) return;
    const unit = unitOf(this.encoding);
    const wanted = (await this.file.stat()).size - last;
    if (wanted <= 0) return;
    const from = Math.max(unit, wanted - (wanted % unit));
    // A line may begin right there.
    const line = behindLineFeed(await readAt(this.file, from - unit, chunkSize), this.encoding);
    this.position = line < 0 ? from : from - unit + line;
  }

  /** Bytes that can be read now. */
  async left(): Promise<number> {
    return Math.max(0, (await this.file.stat()).size - this.position);
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

/** What the mark at the start of a file says. */
async function encodingOf(file: FileHandle): Promise<string | undefined> {
  return markedEncoding(await readAt(file, 0, 2));
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
