/** Texts that the command line is given by name or by standard input: whole, or one clear line why not. */
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { decodedText, type FileEncoding, fileEncoding } from '../../core/text/file-encoding.ts';
import { UsageError } from '../usage-error.ts';

export interface ReadText {
  /** As `decodedText` has it. */
  readonly text: string;
  readonly encoding: FileEncoding;
}

/** Far more than is checked of a text; without a bound `/dev/zero` and its kin would fill the memory. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Throws a UsageError for what is no text, or none that ends; `undefined` when nothing has that name. */
export async function readTextFile(path: string): Promise<ReadText | undefined> {
  try {
    // A file of `/proc` may have nothing to give for ever: it is not waited for. A pipe is (`<(command)`).
    const waits = !(await stat(path)).isFile();
    const file = await open(path, constants.O_RDONLY | (waits ? 0 : (constants.O_NONBLOCK ?? 0)));
    return await textOf(path, file.createReadStream());
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT') return undefined;
    throw new UsageError(`${path}: ${error.message}`);
  }
}

/** The text of a file that was named. */
export async function readNamedFile(path: string): Promise<string> {
  const read = await readTextFile(path);
  if (!read) throw new UsageError(`${path}: no such file`);
  return read.text;
}

export function readStandardInput(): Promise<ReadText> {
  return textOf('standard input', process.stdin);
}

async function textOf(name: string, stream: AsyncIterable<Uint8Array>): Promise<ReadText> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_BYTES)
      throw new UsageError(`${name}: more than ${MAX_BYTES / 1024 / 1024} MB, which is no text to check`);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  return { text: decodedText(bytes), encoding: fileEncoding(bytes) };
}
