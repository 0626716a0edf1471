// @ts-check
// The budgets in milliseconds were written on another machine, and this one runs at another speed every minute. How much slower it is
// just now is told by something that is known of both: the start of the smallest server with the library of YAML, which took 89 to
// 98 ms there (3 starts on the clock, vscode-languageserver 10.1.2 and yaml 2.9.1 in 311 KB; ours has as many).
import { median } from '../figures.mjs';
import { smallestServerWithYaml } from './peers.mjs';
import { ServerProcess } from './server-process.mjs';

/**
 * Milliseconds of processor time there, of the slowest of the three: nothing is to be excused that should not be. A start has 1.05
 * times as much of it as it takes on the clock of a machine that does nothing else. The clock of a busy machine would excuse too much:
 * a start waits for a processor, a keystroke does not.
 */
const THERE = 98 * 1.05;

/** @typedef {ReturnType<typeof yardstickOf>} Yardstick */

/** @param {number} starts before something is measured, and as many after it */
export async function yardstick(starts) {
  const script = await smallestServerWithYaml();
  return yardstickOf(() => startTime({ script }), starts);
}

/** @param {() => Promise<number>} start milliseconds of processor time @param {number} starts */
export function yardstickOf(start, starts) {
  const times = async () => {
    const seen = [];
    for (let i = 0; i < starts; i++) seen.push(await start());
    return seen;
  };
  /**
   * What a piece of work brings, and how many times slower than there this machine was around it.
   * @template Result @param {() => Promise<Result>} work @returns {Promise<[Result, number]>}
   */
  return async (work) => {
    const before = await times();
    const result = await work();
    return [result, median([...before, ...(await times())]) / THERE];
  };
}

/** Milliseconds of processor time from the start of a server to its answer. @param {{ script: string }} peer */
export async function startTime({ script }) {
  const server = new ServerProcess(script);
  const { processor } = await server.initialize({ asks: true });
  server.end();
  return processor;
}
