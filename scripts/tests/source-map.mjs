// @ts-check
// The `mappings` of a source map (ECMA-426, "Decode mappings"): lines by `;`, segments by `,`, numbers as base 64 VLQ, each
// counted from the one before it.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/**
 * Segments that name a source; lines and columns from 0.
 * @param {string} mappings
 */
export function segmentsOf(mappings) {
  /** @type {{ line: number, column: number, source: number, sourceLine: number }[]} */
  const segments = [];
  let source = 0;
  let sourceLine = 0;
  for (const [line, text] of mappings.split(';').entries()) {
    let column = 0;
    for (const segment of text.split(',')) {
      const [columnBy, sourceBy, lineBy] = numbersOf(segment);
      if (columnBy === undefined) continue;
      column += columnBy;
      if (sourceBy === undefined || lineBy === undefined) continue;
      source += sourceBy;
      sourceLine += lineBy;
      segments.push({ line, column, source, sourceLine });
    }
  }
  return segments;
}

/** @param {string} segment */
function numbersOf(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = VALUES.get(digit) ?? 0;
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    // The lowest bit is the sign.
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
