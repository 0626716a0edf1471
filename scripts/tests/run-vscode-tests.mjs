// @ts-check
// Runs the suite inside VS Code; one that fails is run once more, as other windows are (tests/run-files.mjs), and said to be.
//   node scripts/tests/run-vscode-tests.mjs [oldest|newest]
import process from 'node:process';
import { say } from '../process/console.mjs';
import { runSuite } from '../vscode/run-suite.mjs';

const release = process.argv[2];
let isWell = await runSuite(release);
if (!isWell) {
  say('  The suite failed: once more');
  isWell = await runSuite(release);
}
process.exitCode = isWell ? 0 : 1;
