/** What a server asks of files that only the client can see: in a browser, or in a repository that is on no disk. */

/** Requests of the server; each is answered with null for what is not there. */
export const READ_FILE = 'procfileDoctor/readFile';
export const STAT_FILE = 'procfileDoctor/statFile';
export const LIST_FILES = 'procfileDoctor/listFiles';

export interface ReadFileParams {
  readonly uri: string;
  readonly maxBytes: number;
}

export interface StatFileParams {
  readonly uri: string;
}

export type FileKind = 'file' | 'directory';

export interface ListFilesParams {
  readonly uri: string;
  /** Without links. */
  readonly unlinked?: boolean;
}
