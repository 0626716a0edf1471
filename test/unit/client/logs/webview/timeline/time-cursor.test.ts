import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimeCursor } from '../../../../../../client/src/logs/webview/timeline/time-cursor.ts';

const times = [100, 110, 120, 130];

test('the first arrow goes to the newest time, the next ones from there, never beyond the ends', () => {
  const cursor = new TimeCursor();
  assert.equal(cursor.index(times), undefined);
  for (const [key, index] of [
    ['ArrowLeft', 3],
    ['ArrowLeft', 2],
    ['ArrowRight', 3],
    ['ArrowRight', 3],
    ['Home', 0],
    ['PageUp', 0],
    ['PageDown', 3],
  ] as const) {
    assert.ok(cursor.move(key, false, times));
    assert.equal(cursor.index(times), index, key);
  }
  assert.equal(cursor.move('x', false, times), false);
  assert.equal(cursor.move('toString', false, times), false);
});

test('with Shift a span is marked, in both directions; without it, it is taken back', () => {
  const cursor = new TimeCursor();
  cursor.move('ArrowLeft', true, times);
  assert.deepEqual(cursor.span(times), [2, 3]);
  cursor.move('Home', true, times);
  assert.deepEqual(cursor.span(times), [0, 3]);
  cursor.move('ArrowRight', false, times);
  assert.equal(cursor.span(times), undefined);
  cursor.move('ArrowRight', true, times);
  assert.deepEqual(cursor.span(times), [1, 2]);
  assert.equal(cursor.unmark(), true);
  assert.equal(cursor.unmark(), false);
});

test('it stays on its time when times come before it, and when they become coarser', () => {
  const cursor = new TimeCursor();
  cursor.move('End', false, times);
  cursor.move('ArrowLeft', true, times);
  assert.deepEqual(cursor.span([80, 90, ...times]), [4, 5]);
  assert.deepEqual(cursor.span([90, 120, 150]), [1, 1]);
});

test('without times there is nowhere to go', () => {
  assert.equal(new TimeCursor().move('Home', false, []), false);
});
