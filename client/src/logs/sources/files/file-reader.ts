import { type FileHandle, open, stat } from 'node:fs/promises';
import { behindLineFeed, unitOf } from '../../../../../server/src/core/logs/bytes/line-feed.ts';
import { markedEncoding } from '../../../../../server/src/core/logs/bytes/to-utf8.ts';
import { EncodedStream } from '../encoded.ts';
import { SourceError } from '../source.ts';

/** Bytes that are read at once. */
export const CHUNK_BYTES = 256 * 1024;

/** How far a file was read, for another reader of it. */
export interface FilePlace {
  readonly identity: string;
  readonly position: number;
  readonly before: Uint8Array;
  readonly text: EncodedStream;
}

/** Reads an open file on and on, and notices when it was emptied. */
export class FileReader {
  #position = 0;
  /** The last bytes before `position`, and the time of the last change when they were compared. */
  #before: Uint8Array = new Uint8Array(0);
  #changed = 0;
  #encoding: string | undefined;
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
    this.#encoding = told ?? (await encodingOf(this.file));
    this.text = new EncodedStream(this.#encoding);
  }

  async place(): Promise<FilePlace> {
    const { text } = this;
    const position = this.#position;
    const before = this.#before;
    return { identity: await identityOf(this.file), position, before, text };
  }

  /** Goes to where another reader of the same file was. False when this is not that file. */
  async resume(place: FilePlace | undefined): Promise<boolean> {
    if (!place || place.identity !== (await identityOf(this.file))) return false;
    // Half a character was read as none.
    const half = place.position % unitOf(this.#encoding);
    this.#position = place.position - half;
    this.#before = place.before.subarray(0, place.before.length - half);
    this.text = place.text;
    return true;
  }

  /** Goes to the start of the first whole line within the last bytes. */
  async startNear(last: number | undefined): Promise<void> {
    if (last === undefined) return;
    const unit = unitOf(this.#encoding);
    const wanted = (await this.file.stat()).size - last;
    if (wanted <= 0) return;
    const from = Math.max(unit, wanted - (wanted % unit));
    // A line may begin right there.
    const line = behindLineFeed(await readAt(this.file, from - unit, CHUNK_BYTES), this.#encoding);
    this.#position = line < 0 ? from : from - unit + line;
  }

  /** Bytes that can be read now. */
  async left(): Promise<number> {
    return Math.max(0, (await this.file.stat()).size - this.#position);
  }

  /** The next bytes; undefined when there are none now. After `truncated` it goes on from the start. */
  async next(): Promise<Uint8Array | 'truncated' | undefined> {
    const { size, mtimeMs } = await this.file.stat();
    if (size < this.#position || (mtimeMs !== this.#changed && !(await this.#isSame()))) {
      this.#position = 0;
      this.#before = new Uint8Array(0);
      return 'truncated';
    }
    this.#changed = mtimeMs;
    if (size === this.#position) return undefined;
    const chunk = await readAt(this.file, this.#position, CHUNK_BYTES);
    if (chunk.length === 0) return undefined;
    this.#position += chunk.length;
    this.#before = chunk.slice(-256);
    return chunk;
  }

  /** A file that was emptied and has grown to its old length again is recognised by the bytes before the position. */
  async #isSame(): Promise<boolean> {
    const before = this.#before;
    const now = await readAt(this.file, this.#position - before.length, before.length);
    return Buffer.compare(now, before) === 0;
  }
}

export async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** What the mark at the start of a file says. */
export async function encodingOf(file: FileHandle): Promise<string | undefined> {
  return markedEncoding(await readAt(file, 0, 2));
}

export async function openFile(path: string): Promise<FileHandle | undefined> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new SourceError({ kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) });
  });
  // A folder can be opened as a file can, but not read.
  if (!file || !(await file.stat()).isDirectory()) return file;
  await file.close();
  throw new SourceError({ kind: 'folder', path });
}

export async function identityOf(file: FileHandle): Promise<string> {
  const { dev, ino } = await file.stat({ bigint: true });
  return `${dev} ${ino}`;
}

/** The file that has the name now, if that is another one than the open one. */
export async function successor(path: string, current: FileHandle): Promise<FileHandle | undefined> {
  const taken = await stat(path).then(
    () => true,
    () => false,
  );
  return taken && !(await hasName(current, path)) ? openFile(path) : undefined;
}

export async function hasName(file: FileHandle, path: string): Promise<boolean> {
  const named = await stat(path, { bigint: true }).catch(() => undefined);
  const own = await file.stat({ bigint: true });
  return named?.ino === own.ino && named.dev === own.dev;
}
