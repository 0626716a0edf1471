/**
 * Shapes of lines: a line with every digit made a zero. A failure that happens again and again writes lines of few
 * shapes, so that the host can keep what it has found out about one of them (server/src/core/logs/scan/templates/template-memo.ts).
 */
import { LONGEST_SHAPE, MASKED, SHAPE_BITS, SHAPE_SIZE, SHAPES } from './memory';

/** Of the line that `findShape` was given last: its place in the table, -1 for none. */
export let shape: i32 = -1;
/** No other shape has had this number. */
export let serial: i32 = 0;
/** How many lines had the shape since it stands in the table. */
export let uses: i32 = 0;

let serials: i32 = 0;

/** As if the line had none. */
export function forgetShape(): void {
  shape = -1;
  serial = 0;
  uses = 0;
}

/** Looks the shape of a line up, and puts it in the place of another when it is not there. */
export function findShape(from: i32, end: i32): void {
  const length = end - from;
  shape = -1;
  if (length > LONGEST_SHAPE) return;
  shape = mask(from, length);
  const place = SHAPES + shape * SHAPE_SIZE;
  if (load<i32>(place) === length && isMasked(place + 16, length)) {
    uses = load<i32>(place + 8) + 1;
    serial = load<i32>(place + 4);
  } else {
    uses = 1;
    serial = ++serials;
    store<i32>(place, length);
    store<i32>(place + 4, serial);
    memory.copy(place + 16, MASKED, (length + 15) & ~15);
  }
  store<i32>(place + 8, uses);
}

/** Writes the shape to MASKED, zeros behind it; gives back its place in the table, by hash. */
function mask(from: i32, length: i32): i32 {
  const zero = i8x16.splat(48);
  const nine = i8x16.splat(9);
  for (let i = 0; i < length; i += 16) {
    const block = v128.load(from + i);
    const digits = i8x16.le_u(i8x16.sub(block, zero), nine);
    v128.store(MASKED + i, v128.bitselect(zero, block, digits));
  }
  v128.store(MASKED + length, i64x2.splat(0));
  let hash: u64 = length;
  for (let i = 0; i < length; i += 8) {
    hash = (hash ^ load<u64>(MASKED + i)) * 0x1b873593cc9e2d;
    hash ^= hash >> 29;
  }
  return <i32>(hash >> (64 - SHAPE_BITS));
}

function isMasked(place: i32, length: i32): bool {
  for (let i = 0; i < length; i += 16) {
    if (!i8x16.all_true(i8x16.eq(v128.load(place + i), v128.load(MASKED + i)))) return false;
  }
  return true;
}
