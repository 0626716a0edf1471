/**
 * Templates of lines: a line with every digit made a zero. A failure that happens again and again writes lines of few templates. What
 * the host finds out about one of them it keeps (server/src/core/logs/scan/templates/template-memo.ts).
 */
import {
  LONGEST_TEMPLATE,
  MASKED,
  TEMPLATE_BITS,
  TEMPLATE_LENGTH,
  TEMPLATE_SERIAL,
  TEMPLATE_SIZE,
  TEMPLATE_TEXT,
  TEMPLATE_USES,
  TEMPLATES,
} from '../src/core/logs/scan/blocks/module-memory';

/** The template of the line that `findTemplate` was last called for: its place in the table; -1 for none. */
export let templatePlace: i32 = -1;
/** A number that no other template ever has. */
export let templateSerial: i32 = 0;
/** How many lines have had the template since it is in the table. */
export let templateUses: i32 = 0;

let serials: i32 = 0;

/** The line has no template. */
export function forgetTemplate(): void {
  templatePlace = -1;
  templateSerial = 0;
  templateUses = 0;
}

/** Finds the template of a line in the table. A new one replaces the one that had its place. */
export function findTemplate(from: i32, end: i32): void {
  const length = end - from;
  templatePlace = -1;
  if (length > LONGEST_TEMPLATE) return;
  templatePlace = mask(from, length);
  const entry = TEMPLATES + templatePlace * TEMPLATE_SIZE;
  if (load<i32>(entry + TEMPLATE_LENGTH) === length && isMasked(entry + TEMPLATE_TEXT, length)) {
    templateUses = load<i32>(entry + TEMPLATE_USES) + 1;
    templateSerial = load<i32>(entry + TEMPLATE_SERIAL);
  } else {
    templateUses = 1;
    templateSerial = ++serials;
    store<i32>(entry + TEMPLATE_LENGTH, length);
    store<i32>(entry + TEMPLATE_SERIAL, templateSerial);
    memory.copy(entry + TEMPLATE_TEXT, MASKED, (length + 15) & ~15);
  }
  store<i32>(entry + TEMPLATE_USES, templateUses);
}

/** Writes the template to MASKED, with zero bytes behind it. Returns its place in the table, by hash. */
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
  return <i32>(hash >> (64 - TEMPLATE_BITS));
}

function isMasked(text: i32, length: i32): bool {
  for (let i = 0; i < length; i += 16) {
    if (!i8x16.all_true(i8x16.eq(v128.load(text + i), v128.load(MASKED + i)))) return false;
  }
  return true;
}
