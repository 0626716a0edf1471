// @ts-check
// What npm runs before it packs this folder, and when it installs it from git, as pre-commit does.
import process from 'node:process';
import { ensureDependencies } from './process/dependencies.mjs';
import { root } from './process/root.mjs';
import { runProgram } from './process/run-program.mjs';

// `npm install --global` of a git address passes `--global` on, and the packages for the build would then not be installed here.
delete process.env['npm_config_global'];
await ensureDependencies();
await runProgram(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
