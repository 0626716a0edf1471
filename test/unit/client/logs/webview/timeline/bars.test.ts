import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsPath, placeOf, valueAt } from '../../../../../../client/src/logs/webview/timeline/bars.ts';

const scale = { from: 1000, to: 1100, pixels: 200 };

test('a number has its place, and a place its number', () => {
  assert.equal(placeOf(1050, scale), 100);
  for (const place of [-20, 0, 33, 200]) assert.equal(placeOf(valueAt(place, scale), scale), place);
});

test('bars stand side by side on the ground, as high as what they stand for, and where nothing is there is none', () => {
  const path = barsPath([1000, 1010, 1020], [5, 0, 10], { step: 10, scale, height: 20, highest: 10 });
  assert.equal(path, 'M0 20v-10h18V20z' + 'M40 20v-20h18V20z');
});

test('little among much, and many bars in little room, can still be seen', () => {
  const times = Array.from({ length: 600 }, (_, at) => at);
  const narrow = { from: 0, to: 600, pixels: 120 };
  const path = barsPath(times, [1], { step: 1, scale: narrow, height: 20, highest: 100_000 });
  assert.equal(path, 'M0 20v-1h1V20z');
});
