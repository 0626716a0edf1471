// @ts-check
// Several servers measured at once: all are alive, and each does one round after the other, so that what else the machine does
// is shared by all.
import { mean, median } from '../figures.mjs';

/**
 * @typedef {object} Turn
 * @property {{ readonly processorTime: number }} server milliseconds so far
 * @property {(round: number) => Promise<unknown>} work what is measured
 * @property {(round: number) => Promise<unknown>} [prepare] what is not, before it
 */

/** @typedef {{ uncounted: number, counted: number }} Rounds those that warm the servers up, and those that count */

/** @typedef {{ processor: number, latency: number }} Cost milliseconds: processor time in the mean, on the clock in the median */

/**
 * Where nothing has to be prepared, processor time is that from the first round that counts to the end of the last, so that what a
 * server does behind its answers counts too; else that of the work alone.
 * @param {readonly Turn[]} turns @param {Rounds} rounds @returns {Promise<Cost[]>}
 */
export async function inTurns(turns, { uncounted, counted }) {
  const seen = turns.map((turn) => ({
    turn,
    before: 0,
    processor: /** @type {number[]} */ ([]),
    latencies: /** @type {number[]} */ ([]),
  }));
  for (let round = 0; round < uncounted + counted; round++) {
    if (round === uncounted) for (const one of seen) one.before = one.turn.server.processorTime;
    // Another begins each time, so that none always follows the same other one.
    const begin = round % seen.length;
    for (const { turn, latencies, processor } of [...seen.slice(begin), ...seen.slice(0, begin)]) {
      await turn.prepare?.(round);
      const before = turn.server.processorTime;
      const started = performance.now();
      await turn.work(round);
      const latency = performance.now() - started;
      if (round < uncounted) continue;
      latencies.push(latency);
      processor.push(turn.server.processorTime - before);
    }
  }
  return seen.map(({ turn, before, latencies, processor }) => ({
    latency: median(latencies),
    processor: turn.prepare ? mean(processor) : (turn.server.processorTime - before) / counted,
  }));
}
