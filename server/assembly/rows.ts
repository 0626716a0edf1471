/**
 * Reads lines of shapes that the host knows a recipe for (server/src/core/logs/scan/templates/template-memo.ts): when each was written and
 * which process it is about. That is all that distinguishes the lines of a storm. What is not certain is left to the host.
 */
import { byteAt, numberAt, ZERO } from './bytes';
import { timeAt } from './days';
import { isStillTold, lookBack, tell, toldTime } from './last-time';
import { HITS, INPUT, RECIPE_HEAD, RECIPE_SIZE, RECIPES, ROW_SIZE, ROWS } from './memory';

/** How many rows stand in ROWS. */
export let rowCount: i32 = 0;

export function forgetRows(): void {
  rowCount = 0;
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
  } else if (!isStillTold(from, behind) && isSaid && !lookBack(from, behind)) return false;
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
