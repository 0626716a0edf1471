import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { endsWithin } from '../../../server/src/core/time/ends-within.ts';

test('waits for the work, well or not, and leaves no timer', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  await endsWithin(60_000, Promise.resolve());
  await endsWithin(60_000, Promise.reject(new Error('x')));
  await endsWithin(60_000, undefined);
  assert.equal(timers(), before);
});

test('waits no longer than it is told', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const over = mock.fn();
  const waiting = endsWithin(2000, new Promise(() => undefined)).then(over);
  t.mock.timers.tick(1999);
  await Promise.resolve();
  assert.equal(over.mock.callCount(), 0);
  t.mock.timers.tick(1);
  await waiting;
  assert.equal(over.mock.callCount(), 1);
});
