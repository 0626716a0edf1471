// @ts-check
// Counts of test runs. Every runner leaves its counts in a file, so that one line can sum up all of them.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/** The environment variable that names the file a runner has to write. */
export const TOTALS_VARIABLE = 'PROCFILE_DOCTOR_TOTALS';

/**
 * @param {string} file
 * @param {Totals} totals
 */
export function writeTotals(file, totals) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(totals));
}

/**
 * Runs `work`, which has to leave its counts in `file`. A run that dies without counts is one failure; one that says it
 * failed without a failed test, too.
 * @param {string} file
 * @param {() => Promise<boolean>} work resolves with true when all is well
 * @returns {Promise<Totals>}
 */
export async function countTests(file, work) {
  rmSync(file, { force: true });
  const well = await work();
  /** @type {Totals} */
  const totals = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
  return well || totals.failed > 0 ? totals : { ...totals, failed: 1 };
}

/**
 * @param {readonly Totals[]} all
 * @returns {Totals}
 */
export function sum(all) {
  const total = (/** @type {keyof Totals} */ key) => all.reduce((result, totals) => result + totals[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

/** @param {Totals} totals */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
