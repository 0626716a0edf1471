/**
 * Reads lines of shapes that the host knows a recipe for (server/src/core/logs/scan/shape-memo.ts): when each was written and
 * which process it is about. That is all that distinguishes the lines of a storm. What is not certain is left to the host.
 */
import { byteAt, numberAt } from './bytes';
import { DAY_SIZE, DAYS, HITS, INPUT, RECIPE_HEAD, RECIPE_SIZE, RECIPES, ROW_SIZE, ROWS } from './memory';
import { isStillTold, tell, toldTime } from './told';

const ZERO: u8 = 48;

/** How many rows stand in ROWS. */
export let rowCount: i32 = 0;
/** Minutes east of UTC for times that say no zone. */
let zone: f64 = 0;

export function forgetRows(): void {
  rowCount = 0;
}

export function setZone(minutes: f64): void {
  zone = minutes;
}

/**
 * The line from `from` on has that shape, the texts from `hit` up to `hitEnd`, of which those below `signatures` count, and the
 * number `line`. False when there is no recipe for it, or when the host must look.
 */
export function takeRow(
  shape: i32,
  serial: i32,
  from: i32,
  behind: i32,
  line: i32,
  hit: i32,
  hitEnd: i32,
  signatures: i32,
): bool {
  const recipe = RECIPES + shape * RECIPE_SIZE;
  return (
    load<i32>(recipe) === serial && hasJust(recipe, hit, hitEnd, signatures) && take(recipe, shape, from, behind, line)
  );
}

/** As `takeRow`, where no line of the shape has other texts than the one that its recipe was made of. */
export function takeBlindRow(shape: i32, serial: i32, from: i32, behind: i32, line: i32): bool {
  const recipe = RECIPES + shape * RECIPE_SIZE;
  return load<i32>(recipe) === serial && load<i32>(recipe + 32) !== 0 && take(recipe, shape, from, behind, line);
}

function take(recipe: i32, shape: i32, from: i32, behind: i32, line: i32): bool {
  const isSaid = load<i32>(recipe + 4) !== 0;
  const pidBytes = load<i32>(recipe + 20);
  const pid = from + load<i32>(recipe + 16);
  // `007` is a text in a field, and a number in a frame.
  if (isSaid && pidBytes > 0 && load<i32>(recipe + 24) !== 0 && byteAt(pid) === ZERO) return false;
  const stampBytes = load<i32>(recipe + 12);
  if (stampBytes > 0) {
    const time = timeAt(from + load<i32>(recipe + 8), stampBytes);
    if (Number.isNaN(time)) return false;
    tell(time, behind);
  } else if (!isStillTold(from, behind) && isSaid) return false;
  if (!isSaid) return true;
  const row = ROWS + rowCount * ROW_SIZE;
  rowCount++;
  store<i32>(row, line);
  store<i32>(row + 4, from - INPUT);
  store<i32>(row + 8, behind - INPUT);
  store<i32>(row + 12, shape);
  store<i32>(row + 16, pidBytes > 0 ? <i32>numberAt(pid, pid + pidBytes) : -1);
  store<f64>(row + 24, toldTime);
  return true;
}

/** Whether just the texts of the recipe were found, in its order. */
function hasJust(recipe: i32, hit: i32, hitEnd: i32, signatures: i32): bool {
  const count = load<i32>(recipe + 28);
  let same = 0;
  for (let i = hit; i < hitEnd; i++) {
    const text = <i32>load<u16>(HITS + i * 2);
    if (text >= signatures) continue;
    if (same === count || <i32>load<u16>(recipe + RECIPE_HEAD + 2 * same) !== text) return false;
    same++;
  }
  return same === count;
}

/** As IsoBytes reads it (server/src/core/logs/unwrap/iso-bytes.ts); NaN for a day that the host has not told. */
function timeAt(at: i32, length: i32): f64 {
  const day = DAYS + length * DAY_SIZE;
  // The first byte of a day that was told is part of it.
  if (byteAt(day + 80) === 0 || load<f64>(day + 8) !== zone) return NaN;
  for (let i = 0; i < 48; i += 16) {
    const written = v128.and(v128.load(at + i), v128.load(day + 80 + i));
    if (!i8x16.all_true(i8x16.eq(written, v128.load(day + 32 + i)))) return NaN;
  }
  const seconds = 3600 * pairAt(at + 11) + 60 * pairAt(at + 14) + pairAt(at + 17);
  let milliseconds = 1000 * seconds;
  const end = at + load<i32>(day + 20);
  let unit = 100;
  for (let digit = at + load<i32>(day + 16); digit < end && unit > 0; digit++) {
    milliseconds += unit * (byteAt(digit) - ZERO);
    unit /= 10;
  }
  return load<f64>(day) + <f64>milliseconds;
}

function pairAt(at: i32): i32 {
  return 10 * (byteAt(at) - ZERO) + (byteAt(at + 1) - ZERO);
}
