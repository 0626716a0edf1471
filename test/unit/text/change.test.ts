import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeBetween } from '../../../server/src/core/text/change.ts';

test('the change between two texts is the smallest that turns one into the other', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'long '.repeat(1500))).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, text, (start, end, middle) => {
      const before = start + end;
      const after = start + middle + end;
      const change = changeBetween(before, after);
      assert.equal(change.before.start, change.after.start);
      assert.equal(before.slice(0, change.before.start), after.slice(0, change.after.start));
      assert.equal(before.slice(change.before.end), after.slice(change.after.end));
      const [first, last] = [before.slice(change.before.start), after.slice(change.after.start)];
      const isSame = before === after;
      if (!isSame && first && last) assert.notEqual(first[0], last[0]);
      assert.equal(
        change.before.end - change.before.start === 0 && change.after.end - change.after.start === 0,
        isSame,
      );
    }),
    { seed: 20261121, numRuns: 500 },
  );
});
