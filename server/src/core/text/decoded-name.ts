/** A part of a URI with its percent-encoding decoded, for people to read; unchanged where it is not valid UTF-8. */
export function decodedName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
