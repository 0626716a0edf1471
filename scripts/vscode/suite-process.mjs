// @ts-check
// A process of its own for @vscode/test-electron, which writes everything VS Code says straight to this terminal.
//   node scripts/vscode/suite-process.mjs OPTIONS_OF_RUN_TESTS_AS_JSON
import process from 'node:process';
import { runTests } from '@vscode/test-electron';

await runTests(JSON.parse(process.argv[2] ?? '{}')).catch(() => {
  process.exitCode = 1;
});
