/** Paths relative to a folder, with forward slashes, `''` for the folder itself. */

/** `path` seen from `directory`, without `.` and `..`; undefined when absolute or leading out of the folder. */
export function resolvePath(directory: string, path: string): string | undefined {
  // Asked for the configuration file of each command.
  if ((directory === '' || directory === '.') && PLAIN_NAME.test(path)) return path;
  const plain = path.replaceAll('\\', '/');
  if (plain.startsWith('/') || /^[A-Za-z]:/.test(plain) || plain.startsWith('~')) return undefined;
  const parts: string[] = [];
  for (const part of `${directory}/${plain}`.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const PLAIN_NAME = /^\w[\w.-]*$/;

export function joinPath(directory: string, path: string): string {
  return directory === '' ? path : `${directory}/${path}`;
}

export function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** URI of a file or directory below a folder's URI; encoded as VS Code does, so that both spell it the same. */
export function uriOf(folder: string, path: string): string {
  if (path === '') return folder;
  const encode = (part: string) =>
    encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${folder}/${wellFormed(path).split('/').map(encode).join('/')}`;
}

/** `encodeURIComponent` throws at half a surrogate pair, which a file name on Windows may hold. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD');
}
