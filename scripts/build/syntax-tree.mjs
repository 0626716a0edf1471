// @ts-check

/**
 * Calls `see` with every node of a syntax tree (ESTree), in the order of the text.
 * @param {unknown} value a node, what one holds, or a list of these
 * @param {(node: import('acorn').AnyNode) => void} see
 */
export function visit(value, see) {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) see(value);
  for (const child of Object.values(value)) visit(child, see);
}

/**
 * @param {object} value
 * @returns {value is import('acorn').AnyNode}
 */
function isNode(value) {
  return 'type' in value && typeof value.type === 'string';
}

/** Where a node stands, for an edit of it. @param {import('acorn').AnyNode} node */
export function placeOf({ start, end }) {
  return { start, end };
}

/** @typedef {{ start: number, end: number, text: string }} Edit `text` stands for what is from `start` to `end` */

/** @param {string} code @param {readonly Edit[]} edits in any order; none touches another */
export function edited(code, edits) {
  const last = [...edits].sort((a, b) => b.start - a.start);
  return last.reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), code);
}
