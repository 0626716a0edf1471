import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noFilter } from '../../../../../client/src/logs/ring/filter.ts';
import { hits, Marker } from '../../../../../client/src/logs/ring/marks.ts';
import { Ring } from '../../../../../client/src/logs/ring/ring.ts';
import { find } from '../../../../../client/src/logs/ring/search.ts';
import { ShownRows } from '../../../../../client/src/logs/ring/shown-rows.ts';
import { line } from './lines.ts';

/** Tries every way of cutting the letters into groups: more than a lifetime for forty of them. */
const endless = { text: '^(a+)+$', regex: true, matchCase: false };
const letters = `${'a'.repeat(40)}!`;

test('marks are where the pattern hits; an empty hit is none', () => {
  assert.deepEqual(hits('abcabc', /b/i), [1, 2, 4, 5]);
  assert.deepEqual(hits('abc', /x*/), []);
});

test('the rows of a window are marked, until a pattern takes too long', () => {
  const marker = new Marker();
  assert.deepEqual(marker.marks(['one']), [[]]);
  marker.set({ text: 'N', regex: false, matchCase: false });
  assert.deepEqual(marker.marks(['one', 'two', 'nn']), [[1, 2], [], [0, 1, 1, 2]]);
  marker.set(endless);
  assert.deepEqual(marker.marks(['aa', letters]), [[], []]);
});

test('a filter whose pattern takes too long is left out, and the pattern is named', () => {
  const ring = new Ring({ lines: 1000, characters: 1e6 });
  const slow: string[] = [];
  const shown = new ShownRows(ring, (pattern) => slow.push(pattern));
  ring.append([line('one'), line(letters), line('two')]);
  shown.added(0);
  shown.setFilter({ ...noFilter, ...endless, levels: [] });
  while (shown.build());
  assert.deepEqual(slow, [endless.text]);
  assert.equal(shown.end - shown.first, 3);
  shown.setFilter({ ...noFilter, ...endless });
  ring.append([line(letters)]);
  shown.added(3);
  while (shown.build());
  assert.equal(shown.end - shown.first, 4);
});

test('a search whose pattern takes too long finds nothing, and says why', () => {
  const ring = new Ring({ lines: 1000, characters: 1e6 });
  const shown = new ShownRows(ring);
  ring.append([line(letters)]);
  shown.added(0);
  const { position, slow } = find(ring, shown, endless, 0, 'next');
  assert.deepEqual([position, slow], [undefined, true]);
});
