import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeBetween } from '../../../server/src/core/text/change.ts';
import { LineIndex } from '../../../server/src/core/text/line-index.ts';

test('lines end with LF, CRLF and a lone CR', () => {
  const text = 'a\nbc\r\nd\re';
  const lines = new LineIndex(text);
  const spans = Array.from({ length: lines.lineCount }, (_, line) => lines.lineSpan(line));
  assert.deepEqual(
    spans.map(({ start, end }) => text.slice(start, end)),
    ['a', 'bc', 'd', 'e'],
  );
  assert.equal(new LineIndex('').lineCount, 1);
  assert.equal(new LineIndex('a\n').lineCount, 2);
});

test('positions count UTF-16 code units', () => {
  const lines = new LineIndex('a\n中😀b');
  assert.deepEqual(lines.positionAt(6), { line: 1, character: 4 });
  assert.equal(lines.offsetAt({ line: 1, character: 3 }), 5);
});

test('positions and offsets out of range are clamped', () => {
  const lines = new LineIndex('ab\r\ncd');
  assert.equal(lines.offsetAt({ line: -1, character: 5 }), 0);
  assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
  assert.equal(lines.offsetAt({ line: 1, character: -1 }), 4);
  assert.equal(lines.offsetAt({ line: 9, character: 0 }), 6);
  assert.deepEqual(lines.positionAt(-3), { line: 0, character: 0 });
  assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
});

test('an offset becomes a position and back', () => {
  const text = fc.array(fc.constantFrom('a', '中', '\n', '\r', '\r\n', '😀')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (value) => {
      const lines = new LineIndex(value);
      for (let offset = 0; offset <= value.length; offset++) {
        const { line } = lines.positionAt(offset);
        const { start, end } = lines.lineSpan(line);
        assert.equal(lines.lineAt(offset), line);
        // An offset between CR and LF is on no line of its own: it goes back to the end of the line.
        assert.equal(lines.offsetAt(lines.positionAt(offset)), Math.min(offset, end));
        assert.ok(start <= offset);
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a span becomes a range and back', () => {
  const lines = new LineIndex('ab\ncd');
  const range = { start: { line: 0, character: 1 }, end: { line: 1, character: 1 } };
  assert.deepEqual(lines.rangeOf({ start: 1, end: 4 }), range);
  assert.deepEqual(lines.spanOf(range), { start: 1, end: 4 });
});

test('the index of a changed text is that of a new one', () => {
  const text = fc.array(fc.constantFrom('a', '中', '\n', '\r', '\r\n', '😀')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, text, text, (before, removed, added, after) => {
      const from = before + removed + after;
      const to = before + added + after;
      const changed = new LineIndex(from).changed(to, changeBetween(from, to));
      const fresh = new LineIndex(to);
      assert.equal(changed.lineCount, fresh.lineCount);
      for (let line = 0; line < fresh.lineCount; line++) assert.deepEqual(changed.lineSpan(line), fresh.lineSpan(line));
    }),
    { seed: 1, numRuns: 2000 },
  );
});
