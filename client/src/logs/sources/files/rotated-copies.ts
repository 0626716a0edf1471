import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { SourceEvent } from '../source.ts';

/** Bytes at the beginning of a file by which a copy of it is known. */
const COMPARED_BYTES = 1024;

/**
 * Tells files that a rotation has made from others: the packed form of one that was read, or the copy that is made before a
 * file is emptied (logrotate's `compress` and `copytruncate`). They are new files with old lines.
 */
export class RotatedCopies {
  /** The beginnings that files have had, by their path. A file that was emptied has had several. */
  readonly #beginnings = new Map<string, Uint8Array[]>();

  /** Takes note of how a file begins; to be called again while it is shorter than what is compared. */
  async note(path: string): Promise<void> {
    this.#remember(path, await beginning(path));
  }

  /** The same of what is read of a file, which may be gone from it before anyone looks. */
  async *watching(
    { path, isWhole }: { readonly path: string; readonly isWhole: boolean },
    events: AsyncIterable<SourceEvent>,
  ): AsyncGenerator<SourceEvent> {
    // Where reading starts may not be where the file begins, but after an end it does.
    let begin = isWhole ? new Uint8Array(0) : undefined;
    for await (const event of events) {
      if (event.type === 'end') begin = new Uint8Array(0);
      else if (event.type === 'bytes' && begin && begin.length < COMPARED_BYTES) {
        begin = Uint8Array.from([...begin, ...event.bytes.subarray(0, COMPARED_BYTES - begin.length)]);
        this.#remember(path, begin);
      }
      yield event;
    }
  }

  #remember(path: string, begin: Uint8Array): void {
    if (begin.length === 0) return;
    const others = (this.#beginnings.get(path) ?? []).filter((one) => !startsWith(begin, one));
    this.#beginnings.set(path, [...others, begin].slice(-8));
  }

  /** Whether a file has the name of a rotated one and begins as that has. */
  async has(path: string): Promise<boolean> {
    const candidates = [...this.#beginnings].filter(([name]) => name !== path && isRotatedName(path, name));
    if (candidates.length === 0) return false;
    const begin = await beginning(path);
    return begin.length > 0 && candidates.some(([, known]) => known.some((one) => startsWith(begin, one)));
  }
}

/** `app.log.1`, `app.log-20261120`, `app.log.2.gz` of `app.log`; also `app.log.2.gz` of `app.log.1`. */
function isRotatedName(path: string, of: string): boolean {
  const stem = of.replace(/(?:[.-]\d+)?(?:\.gz)?$/, '');
  return stem !== '' && path.startsWith(stem);
}

function startsWith(bytes: Uint8Array, begin: Uint8Array): boolean {
  return begin.length <= bytes.length && begin.every((byte, at) => bytes[at] === byte);
}

/** The first bytes of what is written in a file; none when it cannot be read. */
async function beginning(path: string): Promise<Uint8Array> {
  try {
    return path.endsWith('.gz') ? await unpackedBeginning(path) : await plainBeginning(path);
  } catch {
    return new Uint8Array(0);
  }
}

async function plainBeginning(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(COMPARED_BYTES), 0, COMPARED_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function unpackedBeginning(path: string): Promise<Uint8Array> {
  const file = createReadStream(path);
  const unzip = file.pipe(createGunzip());
  file.once('error', (error) => unzip.destroy(error));
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of unzip) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= COMPARED_BYTES) break;
  }
  file.destroy();
  return Buffer.concat(chunks).subarray(0, COMPARED_BYTES);
}
