// @ts-check
// What a compiler and a linter can say: types, lint, format.
import process from 'node:process';
import { say, step } from './process/console.mjs';
import { ensureDependencies } from './process/dependencies.mjs';
import { root } from './process/root.mjs';
import { runProgram } from './process/run-program.mjs';
import { TOTALS_VARIABLE, writeTotals } from './tests/totals.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {string} title
 * @param {string[]} args of Node
 */
async function check(title, args) {
  try {
    await step(title, () => runProgram(process.execPath, args, { cwd: root }));
    totals.passed += 1;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    totals.failed += 1;
  }
}

await ensureDependencies();
await check('Types', ['node_modules/typescript/bin/tsc']);
await check('Lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']);
const file = process.env[TOTALS_VARIABLE];
if (file !== undefined) writeTotals(file, totals);
process.exitCode = totals.failed > 0 ? 1 : 0;
