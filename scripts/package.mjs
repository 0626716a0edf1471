// @ts-check
// Builds the extension and packs it: dist/procfile-doctor.vsix. `npm pack` makes the package for npm.
import { statSync } from 'node:fs';
import process from 'node:process';
import { makeVsix, vsixFile } from './package/vsix.mjs';
import { say, step } from './process/console.mjs';
import { ensureDependencies } from './process/dependencies.mjs';
import { root } from './process/root.mjs';
import { runProgram } from './process/run-program.mjs';

await ensureDependencies();
await step('Build', () => runProgram(process.execPath, ['esbuild.mjs', '--production'], { cwd: root }));
await step('Pack', makeVsix);
say(`${vsixFile}: ${(statSync(vsixFile).size / 1024).toFixed(0)} KB`);
