// @ts-check
// Runs a built test file that opens windows of VS Code. One that fails is run once more, and said to be: a window that was
// too slow for a test is no defect, but one that fails twice is.
//   node scripts/tests/run-window.mjs FILE
import process from 'node:process';
import { say } from '../process/console.mjs';
import { runFiles } from './run-files.mjs';

const files = process.argv.slice(2);
let isWell = await runFiles(files);
if (!isWell) {
  say('  It failed: once more');
  isWell = await runFiles(files);
}
process.exitCode = isWell ? 0 : 1;
