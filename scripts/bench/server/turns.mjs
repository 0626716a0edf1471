// @ts-check
// Several servers measured at once: all are alive, and each works for some rounds while the others wait, so that what else the
// machine does is shared by all.
import { setTimeout as sleep } from 'node:timers/promises';
import { mean, median } from '../figures.mjs';

/**
 * @typedef {object} Turn
 * @property {{ readonly processorTime: number }} server milliseconds so far
 * @property {(round: number) => Promise<unknown>} work what is measured
 * @property {(round: number) => Promise<unknown>} [prepare] what is not, before it
 */

/**
 * Those that warm the servers up, and those that count. `block`: so many of one server follow each other before the next one has
 * its turn (20, where nothing is said). `every`: milliseconds from one round of all servers to the next, of blocks of one.
 * @typedef {{ uncounted: number, counted: number, block?: number, every?: number }} Rounds
 */

/** @typedef {{ processor: number, latency: number }} Cost milliseconds: processor time in the mean, on the clock in the median */

const BLOCK = 20;

/**
 * Where nothing has to be prepared, processor time is that from the first round that counts to the end of the last, so that what a
 * server does behind its answers and in its pauses counts too; else that of the work alone.
 * @param {readonly Turn[]} turns @param {Rounds} rounds @returns {Promise<Cost[]>}
 */
export async function inTurns(turns, { uncounted, counted, every = 0, block = every > 0 ? 1 : BLOCK }) {
  const seen = turns.map((turn) => ({
    turn,
    before: 0,
    processor: /** @type {number[]} */ ([]),
    latencies: /** @type {number[]} */ ([]),
  }));
  const blocks = [...blocksOf(0, uncounted, block), ...blocksOf(uncounted, uncounted + counted, block)];
  for (const [index, { from, to }] of blocks.entries()) {
    if (from === uncounted) for (const one of seen) one.before = one.turn.server.processorTime;
    const next = performance.now() + every;
    // Another begins each time, so that none always follows the same other one.
    const begin = index % seen.length;
    for (const { turn, latencies, processor } of [...seen.slice(begin), ...seen.slice(0, begin)]) {
      for (let round = from; round < to; round++) {
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
    if (every > 0) await sleep(Math.max(0, next - performance.now()));
  }
  return seen.map(({ turn, before, latencies, processor }) => ({
    latency: median(latencies),
    processor: turn.prepare ? mean(processor) : (turn.server.processorTime - before) / counted,
  }));
}

/** @param {number} from @param {number} to @param {number} size */
function* blocksOf(from, to, size) {
  for (let start = from; start < to; start += size) yield { from: start, to: Math.min(start + size, to) };
}
