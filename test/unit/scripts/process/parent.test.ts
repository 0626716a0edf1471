// Programs that end when whoever started them is gone: a killed test run leaves nothing behind.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { ENDS_WITH_PARENT } from '../../../../scripts/process/parent.mjs';

const FOR_EVER = 'setInterval(() => {}, 1000)';
/** Starts a group of its own, as that of VS Code is, and says when it is there. */
const PARENT = `
const { spawn } = require('node:child_process');
const args = [...JSON.parse(process.argv[1]), '-e', "console.log('there'); ${FOR_EVER}"];
spawn(process.execPath, args, { stdio: 'inherit', detached: true });
${FOR_EVER}`;

test('a program ends when whoever started it is killed', {
  skip: process.platform === 'win32' && 'Windows does not tell',
}, async () => {
  const parent = spawn(process.execPath, ['-e', PARENT, JSON.stringify(ENDS_WITH_PARENT)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: parent.stdout });
  const [line] = await once(lines, 'line');
  assert.equal(line, 'there');
  const closed = once(lines, 'close');
  parent.kill('SIGKILL');
  // The last that holds the pipe is the program itself.
  await closed;
});
