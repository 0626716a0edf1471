import type { FileSystem } from '../../server/src/core/project/file-system.ts';
import { fileEncoding } from '../../server/src/core/text/file-encoding.ts';

/** A file system of one folder, `file:///app`, from path -> text. */
export const MEMORY_FOLDER = 'file:///app';

export function memoryFileSystem(files: Readonly<Record<string, string>>): FileSystem {
  const pathOf = (uri: string) => decodeURIComponent(uri.slice(MEMORY_FOLDER.length)).replace(/^\//, '');
  const below = (directory: string) =>
    Object.keys(files)
      .filter((path) => directory === '' || path.startsWith(`${directory}/`))
      .map((path) => path.slice(directory === '' ? 0 : directory.length + 1));
  const list = async (uri: string): Promise<readonly string[] | undefined> => {
    const names = below(pathOf(uri)).map((path) => path.replace(/\/.*/, '/'));
    return names.length > 0 || pathOf(uri) === '' ? [...new Set(names)].sort() : undefined;
  };
  return {
    readFile: async (uri, maxBytes) => {
      const text = files[pathOf(uri)];
      return text !== undefined && Buffer.byteLength(text) <= maxBytes ? text : undefined;
    },
    encoding: async (uri) => {
      const text = files[pathOf(uri)];
      return text === undefined ? undefined : fileEncoding(Buffer.from(text));
    },
    stat: async (uri) => {
      if (files[pathOf(uri)] !== undefined) return 'file';
      return below(pathOf(uri)).length > 0 ? 'directory' : undefined;
    },
    list,
    listUnlinked: list,
  };
}
