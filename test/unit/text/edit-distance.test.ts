import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance, nearest } from '../../../server/src/core/text/edit-distance.ts';

test('counts insertions, deletions, replacements and swaps of neighbours', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['', '', 0],
    ['bind', 'bind', 0],
    ['bnid', 'bind', 1],
    ['bin', 'bind', 1],
    ['blind', 'bind', 1],
    ['band', 'bind', 1],
    ['worker', 'workers', 1],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
  ];
  for (const [a, b, expected] of cases) assert.equal(editDistance(a, b, 9), expected, `${a} ${b}`);
});

test('a distance above the limit is reported as limit + 1', () => {
  assert.equal(editDistance('kitten', 'sitting', 2), 3);
  assert.equal(editDistance('a', 'abcdefgh', 2), 3);
  assert.equal(editDistance('abcdefgh', 'ijklmnop', 1), 2);
  // Found by random words.
  assert.equal(editDistance('aaaaa', 'acababc', 2), 3);
});

test('is symmetric, and a limit only cuts it off', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.nat(5), (a, b, limit) => {
      const distance = editDistance(a, b, 20);
      assert.equal(editDistance(b, a, 20), distance);
      assert.equal(editDistance(a, b, limit), Math.min(distance, limit + 1));
    }),
    { seed: 1, numRuns: 5000 },
  );
});

test('the nearest candidates come first; far ones do not come at all', () => {
  assert.deepEqual(nearest('--worker', ['--workers', '--work', '--bind', '--worker-class']), ['--workers', '--work']);
  assert.deepEqual(nearest('GEVENT', ['gevent', 'eventlet']), ['gevent']);
  assert.deepEqual(nearest('x', ['abc']), []);
  assert.deepEqual(nearest('bind', ['bint', 'bink', 'bins', 'binx'], 2), ['bink', 'bins']);
});
