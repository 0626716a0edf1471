import { shareOf } from './letter-shares.ts';

/** A search looks at so many bytes at once, at every place that is a multiple of STEP (server/assembly/grams.ts). */
const LENGTH = 4;
const STEP = 3;
/** Shorter texts can lie between two looks. */
export const MIN_TEXT = LENGTH + STEP - 1;

/** Where in `text` those groups of four bytes start of which a search sees one, whatever stands before the text: the rarest. */
export function rareGrams(text: string): readonly number[] {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset + MIN_TEXT <= text.length; offset++) {
    let cost = 0;
    for (let i = 0; i < STEP; i++) cost += commonness(text, offset + i);
    if (cost < lowest) [best, lowest] = [offset, cost];
  }
  return Array.from({ length: STEP }, (_, i) => best + i);
}

function commonness(text: string, at: number): number {
  let product = 1;
  for (let i = 0; i < LENGTH; i++) product *= shareOf(text, at + i);
  return product;
}
