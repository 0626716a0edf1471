/**
 * Finds texts in a line by every third group of four bytes: a text of six bytes or more contains at least one of them
 * whole, wherever it starts. The host knows three groups of each text, those that are rarest in ordinary lines.
 */
import { isSame } from './bytes';
import { ENTRIES, GRAM_BITS, GRAMS, HITS, MAX_HITS, SIEVE, SIEVE_BITS, TEXT_TABLE } from './memory';

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
    const one = mayBeKnown(at);
    const two = mayBeKnown(at + 3);
    const three = mayBeKnown(at + 6);
    const four = mayBeKnown(at + 9);
    if (((one | two | three | four) & 1) === 0) continue;
    if ((one & 1) !== 0) verify(at, start, end);
    if ((two & 1) !== 0) verify(at + 3, start, end);
    if ((three & 1) !== 0) verify(at + 6, start, end);
    if ((four & 1) !== 0) verify(at + 9, start, end);
  }
  for (; at + 4 <= end; at += 3) if ((mayBeKnown(at) & 1) !== 0) verify(at, start, end);
}

function hashAt(at: i32): u32 {
  return load<u32>(at) * 0x9e3779b1;
}

/** The lowest bit says it. */
function mayBeKnown(at: i32): u32 {
  const hash = hashAt(at);
  return <u32>load<u8>(SIEVE + (hash >>> (35 - SIEVE_BITS))) >>> ((hash >>> (32 - SIEVE_BITS)) & 7);
}

function verify(at: i32, start: i32, end: i32): void {
  const gram = load<u32>(at);
  for (let entry: i32 = load<u16>(GRAMS + (hashAt(at) >>> (32 - GRAM_BITS)) * 2); entry !== 0; ) {
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
