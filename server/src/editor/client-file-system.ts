import type { Connection } from 'vscode-languageserver';
import {
  FILE_ENCODING,
  type FileKind,
  LIST_FILES,
  type ListFilesParams,
  READ_FILE,
  type ReadFileParams,
  STAT_FILE,
  type StatFileParams,
} from '../core/messages/file-messages.ts';
import type { FileSystem } from '../core/project/file-system.ts';
import type { FileEncoding } from '../core/text/file-encoding.ts';

/** The files as the client reads them: in a browser, or in a workspace that is not on a disk. */
export function clientFileSystem(connection: Connection): FileSystem {
  const ask = async <T>(method: string, params: object): Promise<T | undefined> => {
    try {
      return (await connection.sendRequest<T | null>(method, params)) ?? undefined;
    } catch {
      // A client that does not know the request has no such files.
      return undefined;
    }
  };
  return {
    readFile: (uri, maxBytes) => ask<string>(READ_FILE, { uri, maxBytes } satisfies ReadFileParams),
    encoding: (uri, maxBytes) => ask<FileEncoding>(FILE_ENCODING, { uri, maxBytes } satisfies ReadFileParams),
    stat: (uri) => ask<FileKind>(STAT_FILE, { uri } satisfies StatFileParams),
    list: (uri) => ask<readonly string[]>(LIST_FILES, { uri } satisfies ListFilesParams),
    listUnlinked: (uri) => ask<readonly string[]>(LIST_FILES, { uri, unlinked: true } satisfies ListFilesParams),
  };
}

/** `disk` for `file:` URIs, `others` for the rest. */
export function filesByScheme(disk: FileSystem, others: FileSystem): FileSystem {
  const of = (uri: string): FileSystem => (uri.startsWith('file:') ? disk : others);
  return {
    readFile: (uri, maxBytes) => of(uri).readFile(uri, maxBytes),
    encoding: (uri, maxBytes) => of(uri).encoding(uri, maxBytes),
    stat: (uri) => of(uri).stat(uri),
    list: (uri) => of(uri).list(uri),
    listUnlinked: (uri) => of(uri).listUnlinked(uri),
  };
}
