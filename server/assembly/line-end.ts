/** Finds where lines end, 64 bytes at a time. */
import { bitsOf, bitsOfByte, byteAt, CR, ESCAPE, LF, QUOTE, WIDE } from './bytes';

/** What the line that `lineEnd` was last called for contains. `hasControl`: control characters, besides its line break. */
export let hasEscape: bool = false;
export let hasControl: bool = false;
export let hasQuote: bool = false;

/** Where the line that begins at `from` ends: the place of its line break. */
export function lineEnd(from: i32): i32 {
  const limit = i8x16.splat(31);
  const quotes = i8x16.splat(QUOTE);
  let quoted = i64x2.splat(0);
  hasEscape = false;
  hasControl = false;
  // The last byte of the block is a line feed, so that this ends.
  let at = from;
  while (true) {
    const one = v128.load(at);
    const two = v128.load(at, 16);
    const three = v128.load(at, 32);
    const four = v128.load(at, 48);
    const least = i8x16.min_u(i8x16.min_u(one, two), i8x16.min_u(three, four));
    if (v128.any_true(i8x16.le_u(least, limit))) {
      const controls = bitsOf(
        i8x16.le_u(one, limit),
        i8x16.le_u(two, limit),
        i8x16.le_u(three, limit),
        i8x16.le_u(four, limit),
      );
      for (let rest = controls; rest !== 0; rest &= rest - 1) {
        const place = at + <i32>ctz(rest);
        const byte = byteAt(place);
        if (byte === LF || byte === CR) {
          const before = (rest & (0 - rest)) - 1;
          hasQuote = v128.any_true(quoted) || (bitsOfByte(at, QUOTE) & before) !== 0;
          return place;
        }
        hasControl = true;
        if (byte === ESCAPE) hasEscape = true;
      }
    }
    const ones = v128.or(i8x16.eq(one, quotes), i8x16.eq(two, quotes));
    quoted = v128.or(quoted, v128.or(ones, v128.or(i8x16.eq(three, quotes), i8x16.eq(four, quotes))));
    at += WIDE;
  }
}
