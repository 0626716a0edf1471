// @ts-check
// How often everything is measured: enough for figures to be held against, or (--quick) a tenth of it to see whether it works.

/** @typedef {import('./server/turns.mjs').Rounds} Rounds */
/** @typedef {ReturnType<typeof effort>} Effort */

/**
 * @typedef {object} Requests
 * @property {Rounds} [first] keystrokes after a document was opened
 * @property {Rounds} warm keystrokes after these
 * @property {Rounds} [paced] keystrokes as fast as somebody types
 * @property {Rounds} [published] keystrokes for an editor that does not ask for diagnostics
 * @property {Rounds} others requests of each other kind
 */

export const thorough = effort(1);
export const quick = effort(0.1);

/** @param {number} share of what figures need */
function effort(share) {
  const some = (/** @type {number} */ number) => Math.ceil(number * share);
  /** @returns {Rounds} */
  const after = (/** @type {number} */ uncounted, /** @type {number} */ counted, every = 0) => ({
    uncounted: some(uncounted),
    counted: some(counted),
    every,
  });
  return {
    /** Of the yardstick, before and after what is measured. */
    yardstickStarts: some(4),
    /** Of what shows whether the yardstick is one; in each so many requests. */
    machineRounds: some(20),
    machineRequests: after(0, 200),
    /** Of each language server. */
    starts: some(9),
    /** Of a document in a new language server. */
    opens: some(5),
    /** In a document of so many lines. @type {Readonly<Record<20 | 500 | 10_000, Requests>>} */
    requests: {
      20: { warm: after(40, 60), others: after(20, 40) },
      500: {
        first: after(0, 100),
        warm: after(200, 60),
        paced: after(0, 60, 200),
        published: after(20, 40),
        others: after(40, 60),
      },
      10000: { warm: after(20, 20), others: after(5, 10) },
    },
    /** Of what grows with a document, where one takes a few milliseconds. */
    quickRounds: after(100, 40),
    /** Of the rest. */
    slowRounds: after(10, 20),
    /** Of each program on each log. */
    logRuns: some(3),
    logMegabytes: some(200),
    /** Megabytes, each ten times the one before. */
    logSizes: [10, 100, 1000].map(some),
    /** Of VS Code for each file that is opened. */
    windows: some(3),
    /** Of the panel. */
    bufferLines: [200_000, 1_000_000].slice(0, some(2)),
  };
}
