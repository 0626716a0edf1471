import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NOTHING, REQUEST, UNKNOWN } from '../../../../../server/src/core/logs/scan/prefilter/prefiltered.ts';
import { readingOf } from '../../../../../server/src/core/logs/stream/reading.ts';

const encoder = new TextEncoder();
const QUOTE = 34;

const piece = fc.constantFrom(
  ...['"', '\\', '\\"', '" ', '":', 'status', 'us', 'atus', 'statusCode', 'status_code', 'code', '" 200', '" 600', 'd'],
  ...['\\u0041', '\\u003c', '\\u0026', '\\u00', '\\u', 'u', 's', ' ', 'x', 'xxxxxxx', '{'],
);

test('the module tells of quotes and escapes what the plain scan tells, wherever they stand', () => {
  const { prefilter, scanners } = readingOf({}, []);
  assert.ok(prefilter);
  const seen = new Map<string, number>();
  const line = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.nat(70), line, fc.nat(40), (before, text, behind) => {
      const bytes = encoder.encode('x'.repeat(before) + text + 'x'.repeat(behind));
      const told = scanners.look(bytes, 0, bytes.length);
      assert.deepEqual(told, prefilter.look(bytes, 0, bytes.length, bytes.includes(QUOTE), false));
      const kind = JSON.stringify(told);
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }),
    { numRuns: 20_000, seed: 20261122 },
  );
  for (const kind of [NOTHING, REQUEST, UNKNOWN].map((one) => JSON.stringify(one))) {
    assert.ok((seen.get(kind) ?? 0) > 1000, kind);
  }
});
