// @ts-check
// Several servers measured at once: all are alive, and each does one round after the other, so that what else the machine does
// is shared by all.
import { mean, median } from '../figures.mjs';

/**
 * @typedef {object} Turn
 * @property {import('./server-process.mjs').ServerProcess} server
 * @property {(round: number) => Promise<unknown>} work what is measured
 * @property {(round: number) => Promise<unknown>} [prepare] what is not, before it
 */

/** @typedef {{ uncounted: number, counted: number }} Rounds those that warm the servers up, and those that count */

/** @typedef {{ processor: number, latency: number }} Cost milliseconds: processor time in the mean, on the clock in the median */

/**
 * @param {readonly Turn[]} turns @param {Rounds} rounds @returns {Promise<Cost[]>}
 */
export async function inTurns(turns, { uncounted, counted }) {
  const seen = turns.map(
    () => /** @type {{ latencies: number[], processor: number[] }} */ ({ latencies: [], processor: [] }),
  );
  for (let round = 0; round < uncounted + counted; round++) {
    for (let step = 0; step < turns.length; step++) {
      // Another begins each time, so that none always follows the same other one.
      const i = (step + round) % turns.length;
      const turn = turns[i];
      if (turn === undefined) continue;
      const { server, prepare, work } = turn;
      await prepare?.(round);
      const before = server.processorTime;
      const started = performance.now();
      await work(round);
      const latency = performance.now() - started;
      if (round < uncounted) continue;
      seen[i]?.latencies.push(latency);
      seen[i]?.processor.push(server.processorTime - before);
    }
  }
  return seen.map(({ latencies, processor }) => ({ latency: median(latencies), processor: mean(processor) }));
}
