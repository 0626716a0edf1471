/**
 * The first `most` UTF-16 units of a text, one less where that would leave half of a surrogate pair: JSON has no way to say it, and
 * clients that are strict about that (serde_json, of Helix and Zed) drop the whole message.
 */
export function cut(text: string, most: number): string {
  const splitsPair = (text.codePointAt(most - 1) ?? 0) > 0xffff;
  return text.slice(0, splitsPair ? most - 1 : most);
}
