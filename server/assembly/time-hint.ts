/** Where lines may have a time: the same as `mayHaveTime` of server/src/core/logs/stream/line-time.ts. */
import { COLON, isBetween } from './bytes';

/** The last place between `from` and `to` where `:39:` or an object begins; -1 for none. */
export function lastTimeHint(from: i32, to: i32): i32 {
  const colon = i8x16.splat(COLON);
  const brace = i8x16.splat(123);
  for (let at = to - 16; at > from - 16; at -= 16) {
    const block = v128.load(at);
    const colons = v128.and(i8x16.eq(block, colon), i8x16.eq(v128.load(at + 3), colon));
    const digits = v128.and(isBetween(v128.load(at + 1), 48, 10), isBetween(v128.load(at + 2), 48, 10));
    const times = v128.and(colons, digits);
    const mask = i8x16.bitmask(v128.or(times, i8x16.eq(block, brace)));
    if (mask === 0) continue;
    const place = at + 31 - clz(mask);
    return place < from ? -1 : place;
  }
  return -1;
}
