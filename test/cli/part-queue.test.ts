// The queue from which threads take the parts of a file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PartQueue } from '../../server/src/cli/logs/parts/part-queue.ts';

const [FIRST, SECOND] = [1, 2];

function queues(count: number, ahead: number): [PartQueue, PartQueue] {
  const shared = PartQueue.of(count, ahead);
  return [new PartQueue(shared, FIRST), new PartQueue(shared, SECOND)];
}

test('each part is had once, in order, and only so many ahead of what is merged', () => {
  const [a, b] = queues(4, 3);
  assert.deepEqual([a.take(), b.take(), a.wait(), b.take()], [0, 1, 2, undefined]);
  a.merged();
  assert.deepEqual([b.take(), a.take()], [3, undefined]);
});

test('nobody waits for more when all parts are had', () => {
  const [a, b] = queues(2, 3);
  assert.deepEqual([a.wait(), b.wait(), a.wait(), b.wait()], [0, 1, undefined, undefined]);
});

test('what a thread gives up is the next to be had, but for what it has done and what others have', () => {
  const [a, b] = queues(6, 6);
  assert.deepEqual([a.take(), b.take(), b.take(), a.take(), b.take()], [0, 1, 2, 3, 4]);
  a.giveUp(SECOND, (index) => index === 2);
  assert.deepEqual([a.take(), a.take(), a.take(), a.take()], [1, 4, 5, undefined]);
});
