import type { FileEncoding } from '../text/file-encoding.ts';

/**
 * What the core needs of a file system. Nothing here ever rejects: a file that is not there, not readable, not text or
 * vanishes between two calls is undefined.
 */
export interface FileSystem {
  /** The file's text (`decodedText`); undefined when it is larger than `maxBytes`. */
  readonly readFile: (uri: string, maxBytes: number) => Promise<string | undefined>;
  /** Of the file as it is saved, whatever an editor shows of it; undefined as for `readFile`. */
  readonly encoding: (uri: string, maxBytes: number) => Promise<FileEncoding | undefined>;
  /** Links are followed. */
  readonly stat: (uri: string) => Promise<'file' | 'directory' | undefined>;
  /** Names in a directory, directories (also linked ones) ending with `/`, sorted; undefined if it is no directory, or a huge one. */
  readonly list: (uri: string) => Promise<readonly string[] | undefined>;
  /** As `list`, of any size, without links, pipes and sockets: what a search may look into without leaving the folder. */
  readonly listUnlinked: (uri: string) => Promise<readonly string[] | undefined>;
}
