import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Opens a file for writing; tests give one that fails. */
type Create = (path: string) => Writable;

/**
 * Writes a text of any length to a file, all of it or nothing: until it is whole it has another name beside that file, so a
 * full disk leaves what was there before.
 */
export async function writeFileWhole(
  path: string,
  parts: AsyncIterable<string>,
  create: Create = createWriteStream,
): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const known = await stat(target).catch(() => undefined);
  // A device or a pipe is written to as it is.
  const isPlain = known === undefined || known.isFile();
  const written = isPlain ? `${target}.${process.pid}.part` : target;
  try {
    await pipeline(Readable.from(parts), create(written));
    if (isPlain) await rename(written, target);
  } catch (error) {
    if (isPlain) await rm(written, { force: true });
    throw error;
  }
}
