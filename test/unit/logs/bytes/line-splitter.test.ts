import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LineSplitter } from '../../../../server/src/core/logs/bytes/line-splitter.ts';

const LIMIT = 40;
/** Offset by words, as the memory of the module is. */
const memory = () => new Uint8Array(new ArrayBuffer(100), 8, 64);

/** What is told of each line; `before` and `after` are called where all lines so far were taken. */
function linesOf(
  chunks: readonly string[],
  before: (splitter: LineSplitter, chunk: Uint8Array, index: number) => void,
  after: (splitter: LineSplitter, index: number) => void,
): unknown[] {
  const splitter = new LineSplitter(LIMIT);
  const lines: unknown[] = [];
  const take = () => {
    const { bytes, start, end, leftOut, hasEscape, hasQuote } = splitter;
    lines.push([Buffer.from(bytes.subarray(start, end)).toString('latin1'), leftOut, hasEscape, hasQuote]);
  };
  chunks.forEach((text, index) => {
    const chunk = Buffer.from(text, 'latin1');
    before(splitter, chunk, index);
    splitter.room(chunk.length).set(chunk);
    splitter.filled(chunk.length);
    while (splitter.next()) take();
    after(splitter, index);
  });
  if (splitter.finish()) take();
  return lines;
}

test('lines are the same in the memory of another, while it has room, and apart from it again', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', '"', '\x1b'), maxLength: 80 });
  const chunk = fc.record({ text, isLent: fc.boolean(), isLeft: fc.boolean() });
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 12 }), (chunks) => {
      const texts = chunks.map((one) => one.text);
      const own = linesOf(
        texts,
        () => {},
        () => {},
      );
      const lent = memory();
      const before = (splitter: LineSplitter, bytes: Uint8Array, index: number) => {
        if (chunks[index]?.isLent) splitter.keepIn(lent, bytes.length);
      };
      const after = (splitter: LineSplitter, index: number) => {
        if (!chunks[index]?.isLeft || splitter.bytes !== lent) return;
        splitter.keepApart();
        lent.fill(0);
      };
      assert.deepEqual(linesOf(texts, before, after), own);
    }),
    { numRuns: 500, seed: 20261121 },
  );
});
