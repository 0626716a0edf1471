/** The line break a text uses: that of its first line. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** Offset of the end of the line `offset` is in, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}

/** Offset of the start of the line `offset` is in; a byte order mark is not part of it. */
export function lineStart(text: string, offset: number): number {
  const before = text.slice(0, offset);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}
