/** Node only: the one file of the core that may touch the disk. */
import { close, fstat, open, read, readdir, stat } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decodedText, fileEncoding } from '../text/file-encoding.ts';
import type { FileSystem } from './file-system.ts';

/** What `node:fs/promises` has; that would load much else at every start of the server. */
const disk = {
  stat: promisify(stat),
  readdir: promisify(readdir),
  open: promisify(open),
  fstat: promisify(fstat),
  read: promisify(read),
  close: promisify(close),
};

/** The disk, for `file:` URIs; anything else is not there. */
export const nodeFileSystem: FileSystem = {
  readFile: (uri, maxBytes) =>
    quietly(async () => {
      const bytes = await bytesOf(fileURLToPath(uri), maxBytes);
      return bytes && decodedText(bytes);
    }),
  encoding: (uri, maxBytes) =>
    quietly(async () => {
      const bytes = await bytesOf(fileURLToPath(uri), maxBytes);
      return bytes && fileEncoding(bytes);
    }),
  stat: (uri) => quietly(() => kindOf(fileURLToPath(uri))),
  list: (uri) => quietly(() => names(fileURLToPath(uri))),
  listUnlinked: (uri) => quietly(() => unlinkedNames(fileURLToPath(uri))),
};

async function quietly<T>(work: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

async function bytesOf(path: string, maxBytes: number): Promise<Buffer | undefined> {
  // Checked before opening, because opening a named pipe waits for its other end.
  if (!(await disk.stat(path)).isFile()) return undefined;
  const descriptor = await disk.open(path, 'r');
  try {
    const { size } = await disk.fstat(descriptor);
    if (size > maxBytes) return undefined;
    const buffer = Buffer.alloc(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await disk.read(descriptor, buffer, length, size - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await disk.close(descriptor);
  }
}

async function kindOf(path: string): Promise<'file' | 'directory' | undefined> {
  const found = await disk.stat(path);
  if (found.isDirectory()) return 'directory';
  return found.isFile() ? 'file' : undefined;
}

/** A directory with more entries is no source folder. */
const MAX_NAMES = 5000;

async function names(path: string): Promise<string[] | undefined> {
  const entries = await disk.readdir(path, { withFileTypes: true });
  if (entries.length > MAX_NAMES) return undefined;
  const named = entries.map(async (entry) => {
    const kind = entry.isSymbolicLink() ? await quietly(() => kindOf(`${path}/${entry.name}`)) : undefined;
    return entry.isDirectory() || kind === 'directory' ? `${entry.name}/` : entry.name;
  });
  return (await Promise.all(named)).sort();
}

async function unlinkedNames(path: string): Promise<string[]> {
  const entries = await disk.readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() || entry.isFile())
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort();
}
