import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DueCalls } from '../../../../../client/src/logs/worker/due-calls.ts';

test('what is due is called between messages, and once', () => {
  let now = 1000;
  const calls = new DueCalls(() => now);
  const made: string[] = [];
  calls.later(30, () => made.push('first'));
  calls.later(500_000, () => made.push('much later'));
  calls.make();
  assert.deepEqual(made, []);
  now += 30;
  calls.make();
  calls.make();
  assert.deepEqual(made, ['first']);
  now += 1_000_000;
  calls.make();
  assert.deepEqual(made, ['first', 'much later']);
});

test('what is due is called when no message comes, too', async () => {
  const calls = new DueCalls();
  await new Promise<void>((resolve) => calls.later(1, resolve));
});
