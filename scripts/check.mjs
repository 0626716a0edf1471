// @ts-check
// What a compiler and a linter can say: types, lint, format.
import process from 'node:process';
import { say, step } from './console.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './root.mjs';
import { runProgram } from './run-program.mjs';

/**
 * @param {string} title
 * @param {string[]} args of Node
 */
async function check(title, args) {
  try {
    await step(title, () => runProgram(process.execPath, args, { cwd: root }));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

say('Checks');
await ensureDependencies();
await check('Types', ['node_modules/typescript/bin/tsc']);
await check('Lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']);
