/** What a server asks of files that only the client can see: in a browser, or in a repository that is on no disk. */

/** Requests of the server; each is answered with null for what is not there. */
export const READ_FILE = 'procfileDoctor/readFile';
export const FILE_ENCODING = 'procfileDoctor/fileEncoding';
export const STAT_FILE = 'procfileDoctor/statFile';
export const LIST_FILES = 'procfileDoctor/listFiles';

/** Of `READ_FILE` and `FILE_ENCODING`. */
export interface ReadFileParams {
  readonly uri: string;
  readonly maxBytes: number;
}

/** Command of the client, named by code actions: [URI of a document], whose file it saves as UTF-8 without a byte order mark. */
export const SAVE_AS_UTF8 = 'procfileDoctor.saveAsUtf8';

export interface StatFileParams {
  readonly uri: string;
}

export type FileKind = 'file' | 'directory';

export interface ListFilesParams {
  readonly uri: string;
  /** Without links. */
  readonly unlinked?: boolean;
}
