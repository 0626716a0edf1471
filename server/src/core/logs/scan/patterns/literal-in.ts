/** The text that a pattern's source from `from` up to `to` matches, if it is plain text in which only signs are escaped. */
export function literalIn(source: string, from?: number, to?: number): string {
  return source.slice(from, to).replace(/\\(\W)/g, '$1');
}
