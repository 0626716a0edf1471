/** The folder of a URI, without a slash at its end. */
export function folderOf(uri: string): string {
  return uri.replace(/[?#].*$/, '').replace(/\/[^/]*$/, '');
}
