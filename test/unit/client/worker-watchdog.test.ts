// A worker that does not come to its first message is ended, and that is told: else an editor waits for it for ever.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { WorkerWatchdog } from '../../../client/src/worker-watchdog.ts';

function started(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const calls: string[] = [];
  const worker = Object.assign(new EventTarget(), { terminate: () => calls.push('terminate') });
  const watchdog = new WorkerWatchdog(worker, () => calls.push('failed'));
  return { worker, watchdog, calls };
}

test('a script that cannot be read or run', (t) => {
  const { worker, calls } = started(t);
  worker.dispatchEvent(new Event('error'));
  worker.dispatchEvent(new Event('error'));
  t.mock.timers.tick(60_000);
  assert.deepEqual(calls, ['terminate', 'failed']);
});

test('a worker that says nothing', (t) => {
  const { calls } = started(t);
  t.mock.timers.tick(29_999);
  assert.deepEqual(calls, []);
  t.mock.timers.tick(1);
  assert.deepEqual(calls, ['terminate', 'failed']);
});

test('one that has spoken goes on, whatever it does', (t) => {
  const { worker, watchdog, calls } = started(t);
  watchdog.over();
  worker.dispatchEvent(new Event('error'));
  t.mock.timers.tick(60_000);
  assert.deepEqual(calls, []);
});
