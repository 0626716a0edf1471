/**
 * Finds texts in a line by every third group of four bytes: a text of six bytes or more contains at least one of them
 * whole, wherever it starts. The host knows three groups of each text, those that are rarest in ordinary lines.
 */
import { isSame } from './bytes';
import { ENTRIES, GRAM_BITS, GRAMS, HITS, MAX_HITS, TEXT_TABLE } from './memory';

/** How many numbers of texts stand in HITS. */
export let hitCount: i32 = 0;

export function forgetHits(): void {
  hitCount = 0;
}

/** Adds the texts between `start` and `end` to HITS; a text may come twice. */
export function findTexts(start: i32, end: i32): void {
  let at = start;
  // Four at once, so that the processor need not wait for one before the next.
  for (; at + 13 <= end; at += 12) {
    const one = head(at);
    const two = head(at + 3);
    const three = head(at + 6);
    const four = head(at + 9);
    if ((one | two | three | four) === 0) continue;
    if (one !== 0) verify(at, one, start, end);
    if (two !== 0) verify(at + 3, two, start, end);
    if (three !== 0) verify(at + 6, three, start, end);
    if (four !== 0) verify(at + 9, four, start, end);
  }
  for (; at + 4 <= end; at += 3) {
    const one = head(at);
    if (one !== 0) verify(at, one, start, end);
  }
}

function head(at: i32): i32 {
  return load<u16>(GRAMS + ((load<u32>(at) * 0x9e3779b1) >>> (32 - GRAM_BITS)) * 2);
}

function verify(at: i32, first: i32, start: i32, end: i32): void {
  const gram = load<u32>(at);
  for (let entry = first; entry !== 0; ) {
    const place = ENTRIES + (entry - 1) * 16;
    entry = load<i32>(place + 12);
    if (load<u32>(place) !== gram) continue;
    const text = load<i32>(place + 8);
    const from = at - load<i32>(place + 4);
    const length = load<i32>(TEXT_TABLE + text * 8 + 4);
    if (from < start || from + length > end || !isSame(load<i32>(TEXT_TABLE + text * 8), from, length)) continue;
    if (hitCount === MAX_HITS) return;
    store<u16>(HITS + hitCount * 2, <u16>text);
    hitCount++;
  }
}
