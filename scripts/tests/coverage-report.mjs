// @ts-check
import { rmSync } from 'node:fs';
import { say } from '../process/console.mjs';
import { coverageOf, FLOOR } from './coverage.mjs';

/**
 * Says what share of the core's lines ran, and which files are furthest below the floor; true when the whole is above it.
 * @param {string} folder where NODE_V8_COVERAGE wrote; removed
 */
export function reportCoverage(folder) {
  const files = coverageOf(folder);
  rmSync(folder, { recursive: true, force: true });
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const covered = files.reduce((sum, file) => sum + file.covered, 0);
  const share = covered / lines;
  const missing = (/** @type {import('./coverage.mjs').FileCoverage} */ file) => file.lines - file.covered;
  const worst = files.filter((file) => file.covered < file.lines * FLOOR).sort((a, b) => missing(b) - missing(a));
  for (const file of worst.slice(0, 10)) say(`  ${percent(file.covered / file.lines)} of ${file.path}`);
  say(`  ${percent(share)} of ${lines} lines of the core ran in the tests (at least ${percent(FLOOR)} must)`);
  return share >= FLOOR;
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
