import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownTimeLength } from '../../../../../../client/src/logs/webview/list/own-time.ts';

const starts: readonly (readonly [repeated: string, rest: string])[] = [
  ['10.0.3.7 - - [22/Nov/2026:01:00:00 +0000] ', '"GET /orders/ HTTP/1.1" 502 166'],
  ['[10.0.3.7] - anna [22/Nov/2026:01:00:00 +0000] ', '"GET / HTTP/1.1" 200'],
  ['[2026-11-22 01:00:00 +0000] ', '[18] [CRITICAL] WORKER TIMEOUT (pid:18)'],
  ['[2026-11-22 01:00:00,123: ', 'WARNING/MainProcess] lost'],
  ['2026-11-22T01:00:00.123456Z ', 'INFO started'],
  ['2026-11-22 01:00:00,123 ', 'ERROR shop.orders: no stock'],
  ['', 'GET /orders/ 200 at [22/Nov/2026:01:00:00 +0000] or so'],
  ['', 'the report of 2026-11-22 01:00:00 is late'],
  ['', '2026-11-22 01:00:00'],
  ['', '"GET /orders/ HTTP/1.1" [22/Nov/2026:01:00:00 +0000] 502'],
];

for (const [repeated, rest] of starts) {
  test(`the time at the start of ${repeated}${rest}`, () => {
    assert.equal((repeated + rest).slice(0, ownTimeLength(repeated + rest)), repeated);
  });
}

test('a hostile line is looked at in little time', () => {
  const before = performance.now();
  ownTimeLength('a '.repeat(100_000));
  ownTimeLength(`${'x'.repeat(100)} `.repeat(1000));
  assert.ok(performance.now() - before < 1000);
});
