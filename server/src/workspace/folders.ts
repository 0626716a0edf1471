/** The folder of a URI, without a slash at its end. */
export function folderOf(uri: string): string {
  return uri.replace(/[?#].*$/, '').replace(/\/[^/]*$/, '');
}

/** Whether a file is in a folder, at any depth; always without a folder. */
export function isBelow(uri: string, folder: string | undefined): boolean {
  return folder === undefined || uri.startsWith(`${folder.replace(/\/$/, '')}/`);
}
