// @ts-check
// How often everything is measured: enough for figures to be held against, or (--quick) to see whether it works.

/**
 * @typedef {object} Effort
 * @property {number} starts of each language server
 * @property {number} opens of a document in a new language server
 * @property {(lines: number) => Requests} requests in a document of so many lines
 * @property {import('./server/turns.mjs').Rounds} quickRounds of what grows with a document, where one takes a few milliseconds
 * @property {import('./server/turns.mjs').Rounds} slowRounds of the rest
 * @property {number} logRuns of each program on each log
 * @property {number} logMegabytes
 * @property {readonly number[]} logSizes megabytes, each ten times the one before
 * @property {number} windows of VS Code for each file that is opened
 * @property {readonly number[]} bufferLines of the panel
 */

/**
 * @typedef {object} Requests
 * @property {number} first keystrokes after a document was opened, which count as such
 * @property {import('./server/turns.mjs').Rounds} warm keystrokes after these
 * @property {import('./server/turns.mjs').Rounds} [paced] keystrokes as fast as somebody types
 * @property {import('./server/turns.mjs').Rounds} [published] keystrokes for an editor that does not ask for diagnostics
 * @property {import('./server/turns.mjs').Rounds} others requests of each other kind
 */

/** @type {Effort} */
export const thorough = {
  starts: 9,
  opens: 5,
  requests: (lines) => {
    if (lines > 1000) return { first: 0, warm: { uncounted: 20, counted: 20 }, others: { uncounted: 5, counted: 10 } };
    if (lines < 500) return { first: 0, warm: { uncounted: 40, counted: 60 }, others: { uncounted: 20, counted: 40 } };
    return {
      first: 100,
      warm: { uncounted: 200, counted: 60 },
      paced: { uncounted: 0, counted: 60, every: 200 },
      published: { uncounted: 20, counted: 40 },
      others: { uncounted: 40, counted: 60 },
    };
  },
  quickRounds: { uncounted: 100, counted: 40 },
  slowRounds: { uncounted: 10, counted: 20 },
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
  requests: (lines) => {
    if (lines !== 500) return { first: 0, warm: { uncounted: 2, counted: 6 }, others: { uncounted: 2, counted: 5 } };
    return {
      first: 10,
      warm: { uncounted: 10, counted: 20 },
      paced: { uncounted: 0, counted: 4, every: 200 },
      published: { uncounted: 2, counted: 4 },
      others: { uncounted: 10, counted: 20 },
    };
  },
  quickRounds: { uncounted: 10, counted: 20 },
  slowRounds: { uncounted: 2, counted: 5 },
  logRuns: 1,
  logMegabytes: 20,
  logSizes: [1, 10, 100],
  windows: 1,
  bufferLines: [200_000],
};
