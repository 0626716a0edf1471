import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineDiff } from '../../../server/src/core/report/line-diff.ts';

test('the changed lines with one line around them', () => {
  assert.equal(lineDiff('a\nb\nc\nd\n', 'a\nb\nX\nd\n'), ' b\n-c\n+X\n d');
  assert.equal(lineDiff('a\nb\n', 'a\nnew\nb\n'), ' a\n+new\n b');
  assert.equal(lineDiff('a\nb\nc\n', 'a\nc\n'), ' a\n-b\n c');
  assert.equal(lineDiff('a\r\nb\r\n', 'a\r\nB\r\n'), ' a\n-b\n+B');
  assert.equal(lineDiff('', 'a\n'), '+a');
  assert.equal(lineDiff('same\nsame\n', 'same\nsame\nsame\n'), ' same\n+same');
});
