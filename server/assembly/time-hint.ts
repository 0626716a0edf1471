/** Where lines may tell a time, as time-hint.ts has it (server/src/core/logs/scan). */
import { COLON } from './bytes';

/** The last place from `from` up to `to` where `:39:` or an object begins; -1 when there is none. */
export function lastTimeHint(from: i32, to: i32): i32 {
  const colon = i8x16.splat(COLON);
  const brace = i8x16.splat(123);
  for (let at = to - 16; at > from - 16; at -= 16) {
    const block = v128.load(at);
    const colons = v128.and(i8x16.eq(block, colon), i8x16.eq(v128.load(at + 3), colon));
    const times = v128.and(colons, v128.and(areDigits(v128.load(at + 1)), areDigits(v128.load(at + 2))));
    const mask = i8x16.bitmask(v128.or(times, i8x16.eq(block, brace)));
    if (mask === 0) continue;
    const place = at + 31 - clz(mask);
    return place < from ? -1 : place;
  }
  return -1;
}

function areDigits(bytes: v128): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(10));
}
