// @ts-check
// A list of objects in JSON repeats the names of its properties, and no minifier may shorten them. Here each list names them once.

/** @typedef {Readonly<Record<string, unknown>>} Row */

const READ_TABLE = `
const table = (names, rows) => rows.map((row) =>
  Object.fromEntries(names.flatMap((name, i) => (row[i] === undefined ? [] : [[name, row[i]]]))));`;

/** A module whose default export is `data`, which is what JSON can say. @param {unknown} data */
export function moduleOfTables(data) {
  return `${READ_TABLE}\nexport default ${written(data)};`;
}

/** @param {unknown} value @returns {string} */
function written(value) {
  if (isTable(value)) {
    const names = namesOf(value);
    const rows = value.map((row) => `[${names.map((name) => (name in row ? written(row[name]) : '')).join()}]`);
    // What is missing at the end of a row needs no commas.
    return `table(${JSON.stringify(names)}, [${rows.map((row) => row.replace(/,+\]$/, ']')).join()}])`;
  }
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}:${written(inner)}`)}}`;
}

/** @param {unknown} value @returns {value is readonly Row[]} */
function isTable(value) {
  const isRow = (/** @type {unknown} */ one) => typeof one === 'object' && one !== null && !Array.isArray(one);
  return Array.isArray(value) && value.length > 1 && value.every(isRow);
}

/** What most rows have stands first. @param {readonly Row[]} rows */
function namesOf(rows) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of rows.flatMap(Object.keys)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
