import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cut } from '../../../server/src/core/text/cut.ts';

test('a text is cut between characters, never within a surrogate pair', () => {
  assert.equal(cut('abc', 2), 'ab');
  assert.equal(cut('abc', 3), 'abc');
  assert.equal(cut('abc', 9), 'abc');
  assert.equal(cut('a😀b', 1), 'a');
  assert.equal(cut('a😀b', 2), 'a');
  assert.equal(cut('a😀b', 3), 'a😀');
  assert.equal(cut('', 5), '');
  assert.equal(cut('😀', 0), '');
});
