// @ts-check
import { join } from 'node:path';
import { root } from '../process/root.mjs';
import { runPart } from './run-part.mjs';
import { sum } from './totals.mjs';

const results = join(root, 'dist', 'test-results');

/**
 * Runs lanes at once, the parts of a lane one after the other. A lane that has done its own takes the next of those that
 * are for whoever has time.
 * @param {readonly (readonly import('./run-part.mjs').Part[])[]} lanes
 * @param {readonly import('./run-part.mjs').Part[]} shared
 */
export async function runLanes(lanes, shared) {
  const queue = [...shared];
  const all = await Promise.all(
    lanes.map(async (own) => {
      const totals = [];
      for (const part of takeAll([...own], queue)) totals.push(await runPart(part, join(results, `${part.name}.json`)));
      return totals;
    }),
  );
  return sum(all.flat());
}

/**
 * What is left of the first list at the time it is asked for, then of the next.
 * @template T
 * @param {T[][]} lists
 */
function* takeAll(...lists) {
  for (const list of lists) {
    for (let next = list.shift(); next !== undefined; next = list.shift()) yield next;
  }
}
