// @ts-check
// The figures in docs/performance.md: what the bench printed last stands between two marks for each of its parts.

/**
 * The document with other figures of a part.
 * @param {string} document @param {string} part @param {string} figures in Markdown
 */
export function withFigures(document, part, figures) {
  const begin = `<!-- bench ${part} -->\n`;
  const end = `<!-- end of bench ${part} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`The document has no place for ${part}: ${begin.trim()} and ${end}`);
  return `${document.slice(0, from + begin.length)}\n${figures.trim()}\n\n${document.slice(to)}`;
}
