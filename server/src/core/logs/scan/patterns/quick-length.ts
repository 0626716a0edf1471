import { type PatternNode, parsePattern } from './pattern-parser.ts';

/** So many steps of a regular expression take a few milliseconds. */
const QUICK_STEPS = 1_000_000;
/** What the parser leaves out: lookaround and back references. */
const NOT_PARSED = /\(\?<?[=!]|\\(?:[1-9]|k<)/;
/** Lengths that are tried, in UTF-16 units: from the longest, each half of the one before. */
const LONGEST = 1 << 16;
const SHORTEST = 16;

/**
 * The length up to which every text is matched quickly, however unlucky; 0 for none. Only simple patterns have one:
 * repeated characters, one after another. A repeated group may take exponential time.
 */
export function quickLength(source: string): number {
  if (NOT_PARSED.test(source)) return 0;
  const node = parsePattern(source);
  const isQuick = (length: number): boolean => length * waysOf(node, length) <= QUICK_STEPS;
  let length = LONGEST;
  while (length >= SHORTEST && !isQuick(length)) length >>= 1;
  return length >= SHORTEST ? length : 0;
}

/** In how many ways the node can match at one place of a text of this length. */
function waysOf(node: PatternNode, length: number): number {
  switch (node.kind) {
    case 'sequence':
      return node.items.reduce((product, item) => product * waysOf(item, length), 1);
    case 'choice':
      return node.items.reduce((sum, item) => sum + waysOf(item, length), 0);
    case 'repeat': {
      const most = Math.min(node.max, length);
      if (node.item.kind === 'character') return Math.max(1, most - Math.min(node.min, most) + 1);
      return node.max <= 1 ? 1 + waysOf(node.item, length) : Number.POSITIVE_INFINITY;
    }
    default:
      return 1;
  }
}
