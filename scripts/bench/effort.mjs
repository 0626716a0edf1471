// @ts-check
// How often everything is measured: enough for figures to be held against, or (--quick) to see whether it works.

/**
 * @typedef {object} Effort
 * @property {number} starts of each language server
 * @property {number} opens of a document in a new language server
 * @property {(lines: number) => import('./server/turns.mjs').Rounds} rounds of requests in a document of so many lines
 * @property {number} logRuns of each program on each log
 * @property {number} logMegabytes
 * @property {readonly number[]} logSizes megabytes, each ten times the one before
 * @property {number} windows of VS Code for each file that is opened
 * @property {readonly number[]} bufferLines of the panel
 */

/** @type {Effort} */
export const thorough = {
  starts: 9,
  opens: 5,
  rounds: (lines) => (lines > 1000 ? { uncounted: 10, counted: 20 } : { uncounted: 40, counted: 60 }),
  logRuns: 3,
  logMegabytes: 200,
  logSizes: [10, 100, 1000],
  windows: 3,
  bufferLines: [200_000, 1_000_000],
};

/** @type {Effort} */
export const quick = {
  starts: 3,
  opens: 2,
  rounds: (lines) => (lines > 1000 ? { uncounted: 2, counted: 5 } : { uncounted: 10, counted: 20 }),
  logRuns: 1,
  logMegabytes: 20,
  logSizes: [1, 10, 100],
  windows: 1,
  bufferLines: [200_000],
};
