import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgetOldest } from '../../../../../client/src/logs/sources/forget-oldest.ts';

/** Adds the numbers 1 to `to`, and tells the most that there ever were. */
function grown(to: number, isNeeded: (key: number) => boolean) {
  const map = new Map<number, true>();
  let most = 0;
  let looks = 0;
  for (let key = 1; key <= to; key++) {
    map.set(key, true);
    forgetOldest(map, 10, (one) => {
      looks += 1;
      return isNeeded(one);
    });
    most = Math.max(most, map.size);
  }
  return { map, most, looks };
}

test('the oldest go when there are too many, except those that are needed', () => {
  const { map, most } = grown(100, (key) => key === 2);
  assert.equal(most, 10);
  assert.deepEqual([...map.keys()], [2, 92, 93, 94, 95, 96, 97, 98, 99, 100]);
});

test('where all are needed all stay, and are looked at now and then only', () => {
  const { map, looks } = grown(1000, () => true);
  assert.equal(map.size, 1000);
  assert.ok(looks < 60_000, String(looks));
});
