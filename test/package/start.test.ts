// `npm start` where there is a desktop: a program in the place of `code` tells how it was called.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { ScratchFolder } from '../support/scratch-folder.ts';

const CODE = `#!/usr/bin/env node
const { readdirSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
fetch(process.env.PROCFILE_DOCTOR_DEMO_URL).then(({ status }) =>
  writeFileSync(__dirname + '/called.json', JSON.stringify({ args, files: readdirSync(args[0]), status })),
);
`;

const skip = process.platform === 'win32' && 'there the program is a .cmd';

/** Starts with this program in the place of `code`. */
function start(folder: ScratchFolder, temporary: ScratchFolder, code: string) {
  folder.write({ code });
  chmodSync(folder.file('code'), 0o755);
  const { CI: _, VSCODE_IPC_HOOK_CLI: __, ...rest } = process.env;
  const PATH = `${folder.path}${delimiter}${process.env['PATH']}`;
  return spawnSync(process.execPath, ['scripts/start.mjs', '--no-build'], {
    encoding: 'utf8',
    env: { ...rest, PATH, TMPDIR: temporary.path, DISPLAY: ':0' },
  });
}

test('npm start opens the VS Code of the desktop on a copy of the sample, and ends with its window', { skip }, () => {
  using folder = new ScratchFolder();
  using temporary = new ScratchFolder();
  const { status, stdout, stderr } = start(folder, temporary, CODE);
  assert.equal(status, 0, stdout + stderr);
  const { args, files, status: answer } = JSON.parse(folder.read('called.json'));
  const [sample, ...options] = args;
  assert.ok(stdout.includes(`${folder.file('code')} opens on ${sample}\n`), stdout);
  assert.ok(files.includes('README.md') && files.includes('shop-api'), files.join());
  assert.deepEqual(options.slice(0, -1), [
    ...['--new-window', '--wait', '--disable-workspace-trust'],
    `--extensionDevelopmentPath=${resolve('.')}`,
    `--extensionDevelopmentPath=${resolve('scripts/start/tour')}`,
  ]);
  assert.match(options.at(-1), /^--user-data-dir=/);
  assert.ok(answer < 500, `the demo platform answered ${answer}`);
  assert.deepEqual(readdirSync(temporary.path), []);
});

test('when no window opens, npm start says why, and how to see it in a browser', { skip }, () => {
  using folder = new ScratchFolder();
  using temporary = new ScratchFolder();
  const { status, stdout } = start(folder, temporary, '#!/bin/sh\necho "no super user" >&2\nexit 3\n');
  assert.equal(status, 1);
  assert.ok(
    stdout.endsWith(`${folder.file('code')} ended with 3:\nno super user\n\nIn a browser: npm start -- --embedded\n`),
    stdout,
  );
  assert.deepEqual(readdirSync(temporary.path), []);
});
