/**
 * Finds texts in a line. The search looks at every third group of four bytes (gram): a text of six bytes or more contains at least one
 * of them whole, wherever it starts. Of each text three neighbouring grams are known, the rarest ones in ordinary lines. Of a longer
 * text the two bytes on either side of a gram are known, too, so that words which ordinary lines also have do not stop the search.
 */

import {
  ENTRIES,
  GRAM,
  GRAM_BITS,
  GRAM_STEP,
  GRAMS,
  HITS,
  MAX_ENTRIES,
  MAX_HITS,
  MAX_TEXTS,
  MIN_TEXT,
  SHARES,
  SIEVE,
  SIEVE_BITS,
  TEXT_TABLE,
  TEXTS,
} from '../src/core/logs/scan/blocks/module-memory';
import { byteAt, isSame } from './bytes';

/** How many bytes before and behind a gram are looked at, too. */
const AROUND: i32 = 2;

/** 2 to the power of 64, divided by the golden ratio. */
const SPREAD: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;

let texts: i32 = 0;
let textsEnd: i32 = TEXTS;
let entries: i32 = 0;

/** Adds a text to be found: the next `length` bytes of TEXTS. False if there is no room for it. */
export function addText(length: i32): bool {
  if (texts === MAX_TEXTS || entries + GRAM_STEP > MAX_ENTRIES) return false;
  store<i32>(TEXT_TABLE + texts * 8, textsEnd);
  store<i32>(TEXT_TABLE + texts * 8 + 4, length);
  const around = length < MIN_TEXT + 2 * AROUND ? 0 : AROUND;
  const offset = around + rarestGrams(textsEnd + around, length - 2 * around);
  for (let i = 0; i < GRAM_STEP; i++) addGram(textsEnd + offset + i, offset + i, around > 0);
  texts++;
  textsEnd += length;
  return true;
}

/** Where the rarest grams of a text begin. The search sees one of three neighbouring ones. */
function rarestGrams(text: i32, length: i32): i32 {
  let best = 0;
  let lowest = Infinity;
  for (let offset = 0; offset + MIN_TEXT <= length; offset++) {
    let cost: f64 = 0;
    for (let i = 0; i < GRAM_STEP; i++) cost += commonness(text + offset + i);
    if (cost >= lowest) continue;
    best = offset;
    lowest = cost;
  }
  return best;
}

function commonness(at: i32): f64 {
  let product: f64 = 1;
  for (let i = 0; i < GRAM; i++) product *= load<f64>(SHARES + 8 * (byteAt(at + i) & 127));
  return product;
}

function addGram(at: i32, offset: i32, hasAround: bool): void {
  const hash = hashAt(at);
  const slot = slotOf(hash);
  const around: u32 = hasAround ? 1 << hashAround(at) : 0xffff;
  store<u16>(slot, load<u16>(slot) | <u16>around);
  const head = GRAMS + (hash >>> (32 - GRAM_BITS)) * 2;
  const place = ENTRIES + entries * 16;
  store<u32>(place, load<u32>(at));
  store<i32>(place + 4, offset);
  store<i32>(place + 8, texts);
  store<i32>(place + 12, load<u16>(head));
  store<u16>(head, <u16>++entries);
}

/** As in SearchTexts (server/src/core/logs/scan/prefilter/search-texts.ts): numbers of texts below them. */
export let signaturesEnd: i32 = 0;
export let requestsEnd: i32 = 0;

export function configure(signatures: i32, requests: i32): void {
  signaturesEnd = signatures;
  requestsEnd = requests;
}

/** How many hits stand in HITS. */
export let hitCount: i32 = 0;

/** Keeps only so many first hits. */
export function forgetHits(kept: i32): void {
  hitCount = kept;
}

/**
 * Adds the numbers of the texts between `start` and `end` to HITS, perhaps some twice. Searches from `from` on, which is `start` or the
 * result of the last call: `end`, or with `isOneEnough` a place behind the first text found.
 */
export function findTexts(from: i32, start: i32, end: i32, isOneEnough: bool): i32 {
  const before = hitCount;
  // Four at once, so that the processor need not wait for each. What lies behind the end is never a hit.
  for (let at = from; at + GRAM <= end; at += 4 * GRAM_STEP) {
    const one = mayBeKnown(at);
    const two = mayBeKnown(at + GRAM_STEP);
    const three = mayBeKnown(at + 2 * GRAM_STEP);
    const four = mayBeKnown(at + 3 * GRAM_STEP);
    if (((one | two | three | four) & 1) === 0) continue;
    if ((one & 1) !== 0) verify(at, start, end);
    if ((two & 1) !== 0) verify(at + GRAM_STEP, start, end);
    if ((three & 1) !== 0) verify(at + 2 * GRAM_STEP, start, end);
    if ((four & 1) !== 0) verify(at + 3 * GRAM_STEP, start, end);
    if (isOneEnough && hitCount > before) return at + 4 * GRAM_STEP;
  }
  return end;
}

function hashAt(at: i32): u32 {
  return load<u32>(at) * 0x9e3779b1;
}

/** The hash of the gram and the bytes around it: four bits. */
function hashAround(at: i32): u32 {
  return <u32>((load<u64>(at - AROUND) * SPREAD) >> 60);
}

function slotOf(hash: u32): i32 {
  return SIEVE + ((hash >>> (32 - SIEVE_BITS)) << 1);
}

/** In the lowest bit: whether the gram and the bytes around it may be those of a text. */
function mayBeKnown(at: i32): u32 {
  return <u32>load<u16>(slotOf(hashAt(at))) >>> hashAround(at);
}

/** Adds the texts that have the gram at `at`. */
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
