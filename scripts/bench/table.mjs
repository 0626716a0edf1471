// @ts-check
// A table as the bench prints it: for a terminal, or in Markdown for docs/performance.md.

/**
 * @typedef {object} Table
 * @property {string} title
 * @property {readonly string[]} head
 * @property {readonly (readonly string[])[]} rows
 * @property {readonly string[]} [notes] how it was measured
 */

/** @param {Table} table */
export function asText({ title, head, rows, notes = [] }) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  const pad = (/** @type {string} */ cell, /** @type {number} */ column) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const drawn = lines.map((cells) => cells.map(pad).join('  ').trimEnd());
  return [title, '', ...drawn, ...listed('*', notes), ''].join('\n');
}

/** @param {Table} table */
export function asMarkdown({ title, head, rows, notes = [] }) {
  const drawn = [head, head.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  return [`### ${title}`, '', ...drawn, ...listed('-', notes), ''].join('\n');
}

/** @param {string} mark @param {readonly string[]} notes */
function listed(mark, notes) {
  return notes.length === 0 ? [] : ['', ...notes.map((note) => `${mark} ${note}`)];
}
