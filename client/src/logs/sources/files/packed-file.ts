import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { inUtf8 } from '../encoded.ts';
import { type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import type { ReadableFile } from './file.ts';

/** `path` may be another one from one run to the next. */
export function packedSource(file: { readonly path: string; readonly encoding: string | undefined }): ReadableFile {
  const packed = new PackedFile(file);
  return {
    run: (context) => inUtf8(packed.read(context), file.encoding),
    isAt: (path) => packed.isAt(path),
  };
}

/** Between two words on how far it was read. */
const SAID_EVERY_MS = 250;

/** A file that has to be unpacked from its beginning; what was given out in one run does not come again in the next. */
class PackedFile {
  readonly #file: { readonly path: string };
  #given = 0;
  #isRead = false;
  #total: number | undefined;

  constructor(file: { readonly path: string }) {
    this.#file = file;
  }

  /** One of another size is another one. */
  async isAt(path: string): Promise<boolean> {
    return (await stat(path)).size === this.#total;
  }

  async *read(context: SourceContext): AsyncGenerator<SourceEvent> {
    if (this.#isRead) return;
    const { path } = this.#file;
    const file = createReadStream(path);
    const unzip = file.pipe(createGunzip());
    file.once('error', (error) => unzip.destroy(error));
    try {
      const total = (await stat(path)).size;
      this.#total = total;
      let said = context.now();
      let passed = 0;
      for await (const bytes of unzip) {
        passed += bytes.length;
        const fresh = bytes.subarray(Math.max(0, bytes.length - (passed - this.#given)));
        if (fresh.length > 0) yield { type: 'bytes', bytes: fresh, stream: path };
        this.#given = Math.max(this.#given, passed);
        if (context.now() - said < SAID_EVERY_MS) continue;
        said = context.now();
        yield { type: 'progress', stream: path, progress: { read: file.bytesRead, total } };
      }
    } catch (error) {
      throw new SourceError({
        kind: 'unexpected',
        detail: `${path}: ${error instanceof Error ? error.message : error}`,
      });
    } finally {
      file.destroy();
    }
    this.#isRead = true;
    yield { type: 'progress', stream: path, progress: undefined };
    yield { type: 'end', stream: path };
  }
}
