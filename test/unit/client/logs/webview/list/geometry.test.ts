import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  anchorAt,
  scrollEnd,
  scrollHeight,
  scrollTopFor,
} from '../../../../../../client/src/logs/webview/list/geometry.ts';

const geometry = fc.record({
  rows: fc.integer({ min: 1, max: 2_000_000 }),
  rowHeight: fc.integer({ min: 12, max: 40 }),
  viewport: fc.integer({ min: 50, max: 2000 }),
});

test('with equal heights it is plain scrolling', () => {
  fc.assert(
    fc.property(geometry, fc.double({ min: 0, max: 1, noNaN: true }), (g, part) => {
      fc.pre(g.rows * g.rowHeight < 12_000_000);
      const scrollTop = Math.floor(scrollEnd(g) * part);
      const { row, top } = anchorAt(g, scrollTop, () => g.rowHeight);
      assert.ok(Math.abs(row * g.rowHeight - scrollTop - top) < 0.01);
    }),
  );
});

test('the first row can be reached at the top and the last at the bottom, however high rows are', () => {
  fc.assert(
    fc.property(geometry, fc.integer({ min: 12, max: 500 }), (g, height) => {
      fc.pre(scrollEnd(g) > 0);
      assert.deepEqual(
        anchorAt(g, 0, () => height),
        { row: 0, top: 0 },
      );
      const last = anchorAt(g, scrollEnd(g), () => height);
      assert.equal(last.row, g.rows - 1);
      assert.ok(Math.abs(last.top + height - g.viewport) < 0.01);
    }),
  );
});

test('a list of any length stays below the height that browsers can lay out', () => {
  assert.ok(scrollHeight({ rows: 5_000_000, rowHeight: 20, viewport: 300 }) <= 12_000_000);
});

test('scrollTopFor is the way back', () => {
  fc.assert(
    fc.property(geometry, fc.double({ min: 0, max: 1, noNaN: true }), (g, part) => {
      fc.pre(scrollEnd(g) > 0);
      const scrollTop = scrollEnd(g) * part;
      const anchor = anchorAt(g, scrollTop, () => g.rowHeight);
      assert.ok(Math.abs(scrollTopFor(g, anchor) - scrollTop) < 0.01);
    }),
  );
});
