import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MappedText } from '../../../server/src/core/text/mapped-text.ts';
import { covers, type Span, span } from '../../../server/src/core/text/span.ts';

/** `it''s` in single quotes at offset 4 of `x: 'it''s'`. */
function quoted(): MappedText {
  return MappedText.builder().piece('it', span(4, 6)).piece("'", span(6, 8)).piece('s', span(8, 9)).build(span(3, 10));
}

test('characters map to the source, escapes as a whole', () => {
  const text = quoted();
  assert.equal(text.text, "it's");
  assert.deepEqual(text.source, span(3, 10));
  const cases: readonly (readonly [target: Span, source: Span])[] = [
    [span(0, 4), span(4, 9)],
    [span(1, 3), span(5, 8)],
    [span(2, 3), span(6, 8)],
    [span(3, 4), span(8, 9)],
    [span(2, 2), span(6, 6)],
    [span(4, 4), span(9, 9)],
    [span(0, 99), span(4, 9)],
  ];
  for (const [target, source] of cases) assert.deepEqual(text.toSource(target), source, JSON.stringify(target));
});

test('source offsets map back; inside an escape to its character, before and after the text to its edges', () => {
  const back = [0, 3, 4, 5, 6, 7, 8, 9, 20].map((offset) => quoted().fromSource(offset));
  assert.deepEqual(back, [0, 0, 0, 1, 2, 2, 3, 4, 4]);
});

test('an empty text stands at its source', () => {
  const empty = MappedText.builder().build(span(5, 7));
  assert.equal(empty.text, '');
  assert.deepEqual(empty.source, span(5, 7));
  assert.ok(covers(span(5, 7), empty.toSource(span(0, 0))));
  assert.deepEqual(MappedText.verbatim('', 3).toSource(span(0, 0)), span(3, 3));
});

test('a text that was built does not change when its builder goes on', () => {
  const builder = MappedText.builder().piece('a', span(0, 1));
  const first = builder.build();
  builder.piece('b', span(1, 2)).piece('c', span(5, 6));
  assert.equal(first.text, 'a');
  assert.deepEqual(first.toSource(span(0, 1)), span(0, 1));
  assert.deepEqual(first.toSource(span(0, 9)), span(0, 1));
});

test('shifted moves every place, appendTo repeats every piece', () => {
  assert.deepEqual(quoted().shifted(10).toSource(span(1, 3)), span(15, 18));
  assert.deepEqual(quoted().shifted(10).source, span(13, 20));
  const builder = MappedText.builder().piece('-', span(0, 1));
  quoted().appendTo(builder);
  assert.equal(builder.build().text, "-it's");
  assert.deepEqual(builder.build().toSource(span(2, 4)), span(5, 8));
});

test('a slice keeps the places of its characters', () => {
  const slice = quoted().slice(1, 3);
  assert.equal(slice.text, "t'");
  assert.deepEqual(slice.source, span(5, 8));
  assert.deepEqual(slice.toSource(span(1, 2)), span(6, 8));
  assert.deepEqual(quoted().slice(4).source, span(9, 9));
});

/** Texts of some pieces, each verbatim or standing for a longer or shorter stretch, with gaps between them. */
const mapped: fc.Arbitrary<MappedText> = fc
  .array(
    fc.record({ length: fc.integer({ min: 1, max: 4 }), source: fc.integer({ min: 0, max: 4 }), gap: fc.nat(2) }),
    {
      maxLength: 6,
    },
  )
  .map((pieces) => {
    const builder = MappedText.builder();
    let at = 0;
    for (const [i, { length, source, gap }] of pieces.entries()) {
      builder.piece(String.fromCharCode(97 + i).repeat(length), span(at + gap, at + gap + source));
      at += gap + source;
    }
    return builder.build(span(0, at));
  });

test('the source of a part lies in the source of the whole, and grows with the part', () => {
  fc.assert(
    fc.property(mapped, (text) => {
      for (let start = 0; start < text.text.length; start++) {
        for (let end = start; end <= text.text.length; end++) {
          const source = text.toSource(span(start, end));
          assert.ok(source.start <= source.end && covers(text.source, source));
          assert.ok(covers(text.toSource(span(start, text.text.length)), source));
        }
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('mapping in two steps equals mapping within the outer text', () => {
  const inner = fc.tuple(mapped, fc.infiniteStream(fc.nat(3)), fc.nat(4));
  fc.assert(
    fc.property(inner, ([outer, lengths, first]) => {
      const builder = MappedText.builder();
      let at = Math.min(first, outer.text.length);
      for (const length of lengths) {
        const end = Math.min(at + length, outer.text.length);
        const isEscape = length === 3;
        builder.piece(isEscape ? '#' : outer.text.slice(at, end), span(at, end));
        at = end + (length === 2 ? 1 : 0);
        if (at >= outer.text.length) break;
      }
      const text = builder.build(span(0, outer.text.length));
      const direct = text.within(outer);
      assert.equal(direct.text, text.text);
      for (let i = 0; i < text.text.length; i++) {
        assert.deepEqual(direct.toSource(span(i, i + 1)), outer.toSource(text.toSource(span(i, i + 1))));
      }
    }),
    { seed: 2, numRuns: 500 },
  );
});
