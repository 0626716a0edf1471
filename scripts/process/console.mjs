// @ts-check
// What the scripts say while they work: one line per step, with the time it took. No dependencies: it runs before `npm ci`.
import process from 'node:process';

/**
 * "850 ms", "12.3 s", "2 min 5 s".
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs `work` and says how long it took; a failure is said and thrown on.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work
 */
export async function step(title, work) {
  const start = performance.now();
  try {
    const result = await work();
    say(`  ${title}: ${duration(performance.now() - start)}`);
    return result;
  } catch (error) {
    say(`  ${title}: FAILED after ${duration(performance.now() - start)}`);
    throw error;
  }
}
