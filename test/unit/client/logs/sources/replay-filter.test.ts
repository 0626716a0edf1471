import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ReplayFilter } from '../../../../../client/src/logs/sources/replay-filter.ts';

test('after any number of reconnects every line is taken exactly once', () => {
  // Lines with whole seconds and few texts: many are equal, and a second is not sorted.
  const lines = fc.array(fc.record({ second: fc.integer({ min: 0, max: 20 }), text: fc.constantFrom('a', 'b', 'c') }), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(lines, fc.array(fc.nat(80), { maxLength: 6 }), (all, cuts) => {
      const log = [...all].sort((a, b) => a.second - b.second);
      const filter = new ReplayFilter(2000);
      const taken: string[] = [];
      const take = (from: number, to: number) => {
        for (const { second, text } of log.slice(from, to)) {
          if (filter.accept(second * 1000, `${second} ${text}`)) taken.push(`${second} ${text}`);
        }
      };
      for (const cut of [0, ...[...cuts].sort((a, b) => a - b), log.length]) {
        filter.reconnected();
        const { since } = filter;
        const from = since === undefined ? 0 : log.findIndex(({ second }) => second * 1000 >= since);
        if (from >= 0) take(from, Math.max(from, cut));
      }
      assert.deepEqual(
        taken,
        log.map(({ second, text }) => `${second} ${text}`),
      );
    }),
  );
});

test('keeps in mind no more than the overlap', () => {
  const filter = new ReplayFilter(1000);
  for (let i = 0; i < 100_000; i++) assert.ok(filter.accept(i * 10, `line ${i}`));
  assert.equal(filter.since, 998_990);
});
