import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

test('the demo platform ends with whoever started it', async () => {
  const child = spawn(process.execPath, ['dist/demo-platform.js', '--until-input-ends'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  assert.ok((await fetch(url)).status > 0);
  // What the system does with the pipe of a process that dies.
  child.stdin.end();
  const [code] = (await exited) as [number | null];
  assert.equal(code, 0);
});
