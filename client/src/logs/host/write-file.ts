import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How a file is opened: `wx` only if none of that name is there, not even a link. */
interface Opening {
  readonly flags: 'w' | 'wx';
  readonly mode?: number;
}

/** Opens a file for writing; tests give one that fails. */
type Create = (path: string, opening: Opening) => Writable;

/**
 * Writes a text of any length to a file, all of it or nothing: until it is whole it has another name beside that file, so a
 * full disk leaves what was there before. Who may read that may read the new one. Nobody can foresee the other name, and have
 * put a link there.
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
  const written = isPlain ? `${target}.${randomUUID()}.part` : target;
  try {
    await pipeline(
      Readable.from(parts),
      create(written, isPlain ? { flags: 'wx', ...(known && { mode: known.mode }) } : { flags: 'w' }),
    );
    if (isPlain) await rename(written, target);
  } catch (error) {
    if (isPlain) await rm(written, { force: true });
    throw error;
  }
}
