/**
 * Reads files for a server that cannot: one in a browser, and any server where a workspace is on no disk
 * (server/src/editor/client-file-system.ts asks). What is not there, not text or too large is null.
 */
import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  FILE_ENCODING,
  type FileKind,
  LIST_FILES,
  type ListFilesParams,
  READ_FILE,
  type ReadFileParams,
  STAT_FILE,
  type StatFileParams,
} from '../../../server/src/core/messages/file-messages.ts';
import { decodedText, fileEncoding } from '../../../server/src/core/text/file-encoding.ts';

/** A directory with more entries is no source folder. */
const MAX_NAMES = 5000;

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(
    READ_FILE,
    (params: ReadFileParams): Promise<string | null> =>
      quietly(async () => {
        const bytes = await read(params);
        return bytes && decodedText(bytes);
      }),
  );
  client.onRequest(
    FILE_ENCODING,
    (params: ReadFileParams): Promise<string | null> =>
      quietly(async () => {
        const bytes = await read(params);
        return bytes && fileEncoding(bytes);
      }),
  );
  client.onRequest(
    STAT_FILE,
    ({ uri }: StatFileParams): Promise<string | null> => quietly(() => kindOf(Uri.parse(uri, true))),
  );
  client.onRequest(LIST_FILES, ({ uri, unlinked }: ListFilesParams) =>
    quietly(() => names(Uri.parse(uri, true), unlinked === true)),
  );
}

async function quietly<T>(work: () => Promise<T | null>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

async function read({ uri, maxBytes }: ReadFileParams): Promise<Uint8Array | null> {
  const file = Uri.parse(uri, true);
  const { type, size } = await workspace.fs.stat(file);
  return (type & FileType.File) === 0 || size > maxBytes ? null : workspace.fs.readFile(file);
}

async function kindOf(uri: Uri): Promise<FileKind | null> {
  const { type } = await workspace.fs.stat(uri);
  if ((type & FileType.Directory) !== 0) return 'directory';
  return (type & FileType.File) === 0 ? null : 'file';
}

async function names(uri: Uri, unlinked: boolean): Promise<string[] | null> {
  const entries = await workspace.fs.readDirectory(uri);
  if (entries.length > MAX_NAMES && !unlinked) return null;
  const wanted = unlinked ? entries.filter(([, type]) => (type & FileType.SymbolicLink) === 0) : entries;
  return wanted.map(([name, type]) => ((type & FileType.Directory) === 0 ? name : `${name}/`)).sort();
}
