import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EndCount, MINUTES, MOST_ENDS } from '../../../../client/src/language/end-count.ts';

/** Whether another server was allowed after each of the ends at these times, in minutes. */
function allowed(count: EndCount, minutes: readonly number[]): readonly boolean[] {
  return minutes.map((minute) => count.allowsAnother(minute * 60_000));
}

test('five ends within three minutes are too many', () => {
  assert.deepEqual([MOST_ENDS, MINUTES], [5, 3]);
  assert.deepEqual(allowed(new EndCount(), [0, 1, 2, 2.5, 2.9]), [true, true, true, true, false]);
  assert.deepEqual(allowed(new EndCount(), [0, 0, 0, 0, 0, 0]), [true, true, true, true, false, false]);
});

test('what was longer ago does not count', () => {
  assert.deepEqual(allowed(new EndCount(), [0, 1, 2, 2.5, 3, 4.5]), [true, true, true, true, true, true]);
});

test('whoever starts one by hand begins anew', () => {
  const count = new EndCount();
  allowed(count, [0, 0, 0, 0, 0]);
  count.forget();
  assert.deepEqual(allowed(count, [0, 0, 0, 0, 0]), [true, true, true, true, false]);
});
