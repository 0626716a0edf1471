/** A part of a URI with its percent-encoding decoded, for people to read; unchanged where it is not valid UTF-8. */
export function decodedName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The file name at the end of a URI, decoded. */
export function decodedFileName(uri: string): string {
  const path = uri.replace(/[?#].*$/, '');
  return decodedName(path.slice(path.lastIndexOf('/') + 1));
}
