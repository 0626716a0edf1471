// @ts-check
// A part of all tests: a program that runs beside others, so that each of its lines says whose it is.
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { duration, say } from '../process/console.mjs';
import { ENDS_WITH_PARENT } from '../process/parent.mjs';
import { root } from '../process/root.mjs';
import { countTests, sentence, TOTALS_VARIABLE } from './totals.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} args of Node
 * @property {boolean} [givesWay] takes what the other parts leave of the processors
 */

/** A third of the time that others get who want it: less, and a busy machine lets tests time out. */
const LOW_PRIORITY = 5;

const longestName = 'logs-accessible'.length;

/**
 * @param {Part} part
 * @param {string} totalsFile
 * @returns {Promise<import('./totals.mjs').Totals>}
 */
export async function runPart(part, totalsFile) {
  const start = performance.now();
  const tell = (/** @type {string} */ line) => say(`${part.name.padEnd(longestName)} | ${line}`.trimEnd());
  const totals = await countTests(totalsFile, () => run(part, totalsFile, tell));
  tell(`${sentence(totals)} (${duration(performance.now() - start)})`);
  return totals;
}

/**
 * @param {Part} part
 * @param {string} totalsFile
 * @param {(line: string) => void} tell
 * @returns {Promise<boolean>} true when it ended well
 */
function run({ args, givesWay }, totalsFile, tell) {
  const env = { ...process.env, [TOTALS_VARIABLE]: totalsFile };
  const child = spawn(process.execPath, [...ENDS_WITH_PARENT, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (givesWay && child.pid !== undefined) setPriority(child.pid, LOW_PRIORITY);
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', tell);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}
