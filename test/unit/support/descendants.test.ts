import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { test } from 'node:test';
import { descendants, running } from '../../support/descendants.ts';

test('what this process has started is known with its command, until it ends', {
  skip: process.platform === 'win32' && 'there is no ps',
}, async () => {
  const child = spawn(process.execPath, ['-e', "console.log('there'); setInterval(() => {}, 1000)", 'the mark']);
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  const [found] = descendants(process.pid).filter(({ command }) => command.endsWith(' the mark'));
  assert.equal(found?.pid, pid);
  assert.equal(found.parent, process.pid);
  assert.deepEqual(running([pid]), [pid]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.deepEqual(running([pid]), []);
});
