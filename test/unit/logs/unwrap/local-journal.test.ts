// journalctl tells the month in the words of the locale (kizniche/Mycodo#1127).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unwrap } from '../../../../server/src/core/logs/unwrap/unwrap.ts';
import { readLogText } from '../../../support/incidents-of.ts';

const CLOCK = { zone: 0, now: Date.UTC(2026, 10, 21) };

for (const [text, time, process] of [
  ['11月 20 04:00:18 node-3 gunicorn[1201]: text', '2026-11-20T04:00:18.000Z', 'gunicorn'],
  ['2月 05 04:00:18 node-3 systemd[1]: text', '2026-02-05T04:00:18.000Z', 'systemd'],
  // A date that is still to come is of last year.
  ['12月 21 22:22:36 node-3 gunicorn[507]: text', '2025-12-21T22:22:36.000Z', 'gunicorn'],
] as const) {
  test(text, () => {
    const read = unwrap(text, CLOCK);
    assert.equal(read.message, 'text');
    assert.equal(new Date(read.time ?? 0).toISOString(), time);
    assert.equal(read.process, process);
  });
}

test('a message that begins with a month keeps it', () => {
  const text = '11月 20日的报告已生成';
  assert.equal(unwrap(text, CLOCK).message, text);
});

test('what a unit writes in a Chinese locale is of its process', () => {
  const { incidents } = readLogText('11月 20 22:22:36 node-3 web[507]: MemoryError');
  assert.deepEqual(
    incidents.map(({ signature, process }) => [signature, process]),
    [['py-memory-error', 'web']],
  );
});
