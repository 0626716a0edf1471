/**
 * Reads lines by recipes that the host has made (server/src/core/logs/scan/templates/line-recipe.ts): their time and the pid of the
 * process that they are about. Lines of one template hardly differ in more. What is not certain is left to the host.
 */
import { byteAt, numberAt, ZERO } from './bytes';
import { timeAt } from './days';
import { isStillLast, lastTime, lookBack, noteTime } from './last-time';
import { HITS, INPUT, RECIPE_HEAD, RECIPE_SIZE, RECIPES, ROW_SIZE, ROWS } from './memory';

/** How many rows stand in ROWS. */
export let rowCount: i32 = 0;

export function forgetRows(): void {
  rowCount = 0;
}

/**
 * Reads line number `line`, which stands from `from` up to `behind`, including its line break. Its literals stand in HITS from `hit` up to
 * `hitEnd`; those below `signatures` count. False if there is no recipe for it, or the host must look.
 */
export function takeRow(
  place: i32,
  serial: i32,
  from: i32,
  behind: i32,
  line: i32,
  hit: i32,
  hitEnd: i32,
  signatures: i32,
): bool {
  const recipe = RECIPES + place * RECIPE_SIZE;
  return (
    load<i32>(recipe) === serial && hasJust(recipe, hit, hitEnd, signatures) && take(recipe, place, from, behind, line)
  );
}

/** Like `takeRow`, if all lines of the template have the same literals: then it need not be known which ones this line has. */
export function takeSameLiteralsRow(place: i32, serial: i32, from: i32, behind: i32, line: i32): bool {
  const recipe = RECIPES + place * RECIPE_SIZE;
  return load<i32>(recipe) === serial && load<i32>(recipe + 32) !== 0 && take(recipe, place, from, behind, line);
}

function take(recipe: i32, place: i32, from: i32, behind: i32, line: i32): bool {
  const isRecognised = load<i32>(recipe + 4) !== 0;
  const pidBytes = load<i32>(recipe + 20);
  const pid = from + load<i32>(recipe + 16);
  // `007` in a field is a text, which a row cannot hold; in a frame it is the number 7.
  if (isRecognised && pidBytes > 0 && load<i32>(recipe + 24) !== 0 && byteAt(pid) === ZERO) return false;
  const stampBytes = load<i32>(recipe + 12);
  if (stampBytes > 0) {
    const time = timeAt(from + load<i32>(recipe + 8), stampBytes);
    if (Number.isNaN(time)) return false;
    noteTime(time, behind);
  } else if (!isStillLast(from, behind) && isRecognised && !lookBack(from, behind)) return false;
  if (!isRecognised) return true;
  const row = ROWS + rowCount * ROW_SIZE;
  rowCount++;
  store<i32>(row, line);
  store<i32>(row + 4, from - INPUT);
  store<i32>(row + 8, behind - INPUT);
  store<i32>(row + 12, place);
  store<i32>(row + 16, pidBytes > 0 ? <i32>numberAt(pid, pid + pidBytes) : -1);
  store<f64>(row + 24, lastTime);
  return true;
}

/** Whether exactly the literals of the recipe were found, in its order. */
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
