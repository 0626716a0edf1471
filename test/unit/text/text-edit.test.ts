import assert from 'node:assert/strict';
import { test } from 'node:test';
import { covers, span, touches } from '../../../server/src/core/text/span.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';

test('edits are applied in the order of the text, whatever their own order', () => {
  const edits = [
    { span: span(4, 5), newText: 'E' },
    { span: span(0, 1), newText: '' },
    { span: span(2, 2), newText: '-' },
  ];
  assert.equal(applyEdits('abcdef', edits), 'b-cdEf');
  assert.equal(applyEdits('abc', []), 'abc');
});

test('of two edits that overlap the later one is left out', () => {
  const edits = [
    { span: span(0, 3), newText: 'X' },
    { span: span(2, 4), newText: 'Y' },
  ];
  assert.equal(applyEdits('abcdef', edits), 'Xdef');
});

test('insertions at the same place keep their order', () => {
  const edits = ['1', '2', '3'].map((newText) => ({ span: span(1, 1), newText }));
  assert.equal(applyEdits('ab', edits), 'a123b');
});

test('spans touch at their edges and cover themselves', () => {
  assert.ok(touches(span(0, 2), span(2, 4)));
  assert.ok(!touches(span(0, 2), span(3, 4)));
  assert.ok(covers(span(0, 2), span(0, 2)));
  assert.ok(!covers(span(0, 2), span(1, 3)));
});
