import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeThread } from '../../../../../client/src/logs/host/node-thread.ts';
import type { FromWorker } from '../../../../../client/src/logs/messages/worker-protocol.ts';
import { ScratchFolder } from '../../../../support/scratch-folder.ts';

/** Answers the first message 5,000 times, and dies of the next line. */
const TALKATIVE = `const { parentPort } = require('node:worker_threads');
parentPort.once('message', () => {
  for (let lines = 0; lines < 5000; lines++) parentPort.postMessage({ type: 'consumed', source: 'a', lines });
  throw new Error('over');
});`;

test('the end of a thread is told once, behind all that it has said', async () => {
  using folder = new ScratchFolder();
  const script = join(folder.path, 'worker.cjs');
  writeFileSync(script, TALKATIVE);
  for (let round = 0; round < 5; round++) {
    const heard: (FromWorker | Error)[] = [];
    await new Promise<void>((resolve) => {
      const thread = nodeThread(script)({
        message: (message) => heard.push(message),
        failed: (error) => {
          heard.push(error);
          setTimeout(resolve, 50);
        },
      });
      thread.post({ type: 'clear' });
    });
    assert.equal(heard.length, 5001);
    const last = heard.at(-1);
    assert.ok(
      last instanceof Error && last.message === 'over',
      `the end is number ${heard.findIndex((one) => one instanceof Error)}`,
    );
  }
});
