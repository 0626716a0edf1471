// @ts-check
// Runs the suite inside VS Code.
//   node scripts/run-vscode-tests.mjs [oldest|newest]
import process from 'node:process';
import { runSuite } from './vscode/run-suite.mjs';

process.exitCode = (await runSuite(process.argv[2])) ? 0 : 1;
