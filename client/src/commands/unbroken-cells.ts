/**
 * A preview of VS Code gives long values of a table all the room: the words of a short cell beside them stand one below the
 * other, in Chinese character by character. They are held together by spaces and word joiners that are no place for a break.
 */
export function unbrokenCells(markdown: string): string {
  return markdown.replace(/(?<=\| )[^|`\n]{2,20}(?= \|)/g, (cell) =>
    cell.replaceAll(' ', '\u00a0').replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, '\u2060'),
  );
}
