/**
 * Reads lines by recipes that the host has made (server/src/core/logs/scan/templates/line-recipe.ts): their time and the pid of the
 * process that they are about. Lines of one template hardly differ in more. What is not certain is left to the host.
 */

import {
  HITS,
  INPUT,
  RECIPE_HAS_SAME_TEXTS,
  RECIPE_IS_RECOGNISED,
  RECIPE_PID,
  RECIPE_PID_BYTES,
  RECIPE_PID_IS_FIELD,
  RECIPE_SERIAL,
  RECIPE_SIZE,
  RECIPE_STAMP,
  RECIPE_STAMP_BYTES,
  RECIPE_TEXT_COUNT,
  RECIPE_TEXTS,
  RECIPES,
  ROW_END,
  ROW_LINE,
  ROW_PID,
  ROW_SIZE,
  ROW_START,
  ROW_TEMPLATE,
  ROW_TIME,
  ROWS,
} from '../src/core/logs/scan/blocks/module-memory';
import { byteAt, numberAt, ZERO } from './bytes';
import { timeAt } from './days';
import { hitCount, signaturesEnd } from './grams';
import { isStillLast, lastTime, lookBack, noteTime } from './last-time';
import { templatePlace, templateSerial } from './templates';

/** How many rows stand in ROWS. */
export let rowCount: i32 = 0;

export function forgetRows(): void {
  rowCount = 0;
}

/**
 * Reads line number `line`, which stands from `from` up to `behind`, including its line break, and was looked up in the table of
 * templates. The texts that it contains stand in HITS from `firstHit` on. False if there is no recipe for it, or the host must look.
 */
export function takeRow(from: i32, behind: i32, line: i32, firstHit: i32): bool {
  const recipe = knownRecipe();
  return recipe !== NONE && hasJust(recipe, firstHit) && take(recipe, from, behind, line);
}

/** Like `takeRow`, if all lines of the template have the same literals: then it need not be known which ones this line has. */
export function takeRowOfSameTexts(from: i32, behind: i32, line: i32): bool {
  const recipe = knownRecipe();
  return recipe !== NONE && load<i32>(recipe + RECIPE_HAS_SAME_TEXTS) !== 0 && take(recipe, from, behind, line);
}

const NONE: i32 = 0;

/** Where the recipe of the template that was looked up last stands. */
function knownRecipe(): i32 {
  if (templatePlace < 0) return NONE;
  const recipe = RECIPES + templatePlace * RECIPE_SIZE;
  return load<i32>(recipe + RECIPE_SERIAL) === templateSerial ? recipe : NONE;
}

function take(recipe: i32, from: i32, behind: i32, line: i32): bool {
  const isRecognised = load<i32>(recipe + RECIPE_IS_RECOGNISED) !== 0;
  const pidBytes = load<i32>(recipe + RECIPE_PID_BYTES);
  const pid = from + load<i32>(recipe + RECIPE_PID);
  // `007` in a field is a text, which a row cannot hold; in a frame it is the number 7.
  if (isRecognised && pidBytes > 0 && load<i32>(recipe + RECIPE_PID_IS_FIELD) !== 0 && byteAt(pid) === ZERO)
    return false;
  const stampBytes = load<i32>(recipe + RECIPE_STAMP_BYTES);
  if (stampBytes > 0) {
    const time = timeAt(from + load<i32>(recipe + RECIPE_STAMP), stampBytes);
    if (Number.isNaN(time)) return false;
    noteTime(time, behind);
  } else if (!isStillLast(from, behind) && isRecognised && !lookBack(from, behind)) return false;
  if (!isRecognised) return true;
  const row = ROWS + rowCount * ROW_SIZE;
  rowCount++;
  store<i32>(row + ROW_LINE, line);
  store<i32>(row + ROW_START, from - INPUT);
  store<i32>(row + ROW_END, behind - INPUT);
  store<i32>(row + ROW_TEMPLATE, templatePlace);
  store<i32>(row + ROW_PID, pidBytes > 0 ? <i32>numberAt(pid, pid + pidBytes) : -1);
  store<f64>(row + ROW_TIME, lastTime);
  return true;
}

/** Whether exactly the literals of the recipe were found, in its order. */
function hasJust(recipe: i32, firstHit: i32): bool {
  const count = load<i32>(recipe + RECIPE_TEXT_COUNT);
  let same = 0;
  for (let i = firstHit; i < hitCount; i++) {
    const text = <i32>load<u16>(HITS + i * 2);
    if (text >= signaturesEnd) continue;
    if (same === count || <i32>load<u16>(recipe + RECIPE_TEXTS + 2 * same) !== text) return false;
    same++;
  }
  return same === count;
}
