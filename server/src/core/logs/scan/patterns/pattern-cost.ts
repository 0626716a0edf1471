import { type PatternNode, parsePattern } from './pattern-parser.ts';

/** Steps of a regular expression that take some milliseconds at most. */
const QUICK_STEPS = 1_000_000;
/** What the parser leaves out: text that is looked at ahead or behind, or that was matched before. */
const UNSEEN = /\(\?<?[=!]|\\(?:[1-9]|k<)/;

/**
 * Tells for a pattern up to which length of a text it is quick, however unlucky the text. Only the simple ones are:
 * repeated characters, one behind another; a repeated group may take exponential time.
 */
export function quickLength(source: string): number {
  if (UNSEEN.test(source)) return 0;
  const node = parsePattern(source);
  const isQuick = (length: number): boolean => length * waysOf(node, length) <= QUICK_STEPS;
  let length = 1 << 16;
  while (length >= 16 && !isQuick(length)) length >>= 1;
  return length >= 16 ? length : 0;
}

/** In how many ways the node can match at one place of a text. */
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
