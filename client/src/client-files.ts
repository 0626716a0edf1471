/**
 * Reads files for a server that cannot: one in a browser, and any server where a workspace is on no disk
 * (server/src/editor/client-file-system.ts asks). What is not there, not text or too large is null.
 */
import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** A directory with more entries is no source folder. */
const MAX_NAMES = 5000;

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest('procfileDoctor/readFile', ({ uri, maxBytes }: { uri: string; maxBytes: number }) =>
    quietly(() => read(Uri.parse(uri, true), maxBytes)),
  );
  client.onRequest(
    'procfileDoctor/statFile',
    ({ uri }: { uri: string }): Promise<string | null> => quietly(() => kindOf(Uri.parse(uri, true))),
  );
  client.onRequest('procfileDoctor/listFiles', ({ uri, unlinked }: { uri: string; unlinked?: boolean }) =>
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

async function read(uri: Uri, maxBytes: number): Promise<string | null> {
  const { type, size } = await workspace.fs.stat(uri);
  if ((type & FileType.File) === 0 || size > maxBytes) return null;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(uri));
}

async function kindOf(uri: Uri): Promise<'file' | 'directory' | null> {
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
