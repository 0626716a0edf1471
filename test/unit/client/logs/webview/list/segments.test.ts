import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileReferences, segments } from '../../../../../../client/src/logs/webview/list/segments.ts';

const references: readonly (readonly [string, readonly (readonly [string, number])[]])[] = [
  ['  File "/app/shop/views.py", line 21, in monthly', [['/app/shop/views.py', 21]]],
  ['shop/models.py:7: error: bad', [['shop/models.py', 7]]],
  ['File "<string>", line 1', []],
  ['GET /static/app.python:8', []],
  ['nothing here', []],
  [
    'a.py:1 and File "b.py", line 2',
    [
      ['a.py', 1],
      ['b.py', 2],
    ],
  ],
];

for (const [text, expected] of references) {
  test(`references in ${text}`, () => {
    assert.deepEqual(
      fileReferences(text).map(({ path, line }) => [path, line]),
      expected,
    );
  });
}

test('a hostile line is searched in little time', () => {
  const text = `${'a/'.repeat(50_000)}.py`;
  const before = performance.now();
  fileReferences(text);
  fileReferences(`File "${'x'.repeat(100_000)}.py`);
  assert.ok(performance.now() - before < 5000);
});

test('the pieces joined are the text, whatever is said about it', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.array(span, { maxLength: 5 }),
      fc.array(span, { maxLength: 5 }),
      (text, colours, marks) => {
        const flat = colours.flatMap(({ start, end }) => [start, end, 1]);
        const pieces = segments(
          text,
          flat,
          [],
          marks.flatMap(({ start, end }) => [start, end]),
        );
        assert.equal(pieces.map((piece) => piece.text).join(''), text);
      },
    ),
  );
});
