/** A part of a URI as a person would write it; as it is where it is no percent-encoding of UTF-8. */
export function decodedName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
