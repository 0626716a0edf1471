/** What the source of a pattern stands for from `from` up to `to`, if that is text with nothing but escaped signs in it. */
export function literalIn(source: string, from?: number, to?: number): string {
  return source.slice(from, to).replace(/\\(\W)/g, '$1');
}
