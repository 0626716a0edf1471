import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextFormat, TextRows } from '../../../../../client/src/logs/messages/worker-protocol.ts';
import { exportText } from '../../../../../client/src/logs/ring/export.ts';
import { type Filter, noFilter } from '../../../../../client/src/logs/ring/filter.ts';
import { Ring } from '../../../../../client/src/logs/ring/ring.ts';
import { ShownRows } from '../../../../../client/src/logs/ring/shown-rows.ts';
import { dated } from '../../../../../client/src/logs/ring/time-order.ts';
import type { LogLine } from '../../../../../server/src/core/logs/types.ts';
import { failure, line, record } from './lines.ts';

function exported(lines: readonly LogLine[], filter: Partial<Filter> = {}, format: TextFormat = 'plain'): string[] {
  const ring = new Ring({ lines: 100_000, characters: 1e9 });
  const shown = new ShownRows(ring);
  ring.append(lines);
  shown.added(0);
  shown.setFilter({ ...noFilter, ...filter });
  while (shown.build());
  const parts: string[] = [];
  for (let rows: TextRows | undefined = {}; rows; ) {
    const part = exportText({ ring, shown }, format, rows);
    parts.push(part.text);
    rows = part.next;
  }
  return parts.join('').split('\n').slice(0, -1);
}

const [head, ...frames] = record('Traceback (most recent call last):', '  File "a.py", line 1, in b', 'KeyError: 1');
assert.ok(head);
const [first, second, third] = [{ ...head, level: 'error' as const }, ...frames];
assert.ok(first && second && third);

test('what is folded behind a line goes with it, also where lines of others came in between', () => {
  const lines = [line('before'), first, second, line('between'), third, line('after')];
  assert.deepEqual(exported(lines), [
    'before',
    ...[first, second, third].map(({ message }) => message),
    'between',
    'after',
  ]);
});

test('a folded line that is shown by itself comes once', () => {
  const cause = { ...third, match: failure('x').match };
  assert.deepEqual(
    exported([first, second, cause]),
    [first, second, cause].map(({ message }) => message),
  );
});

test('what a filter hides stays out', () => {
  const lines = [line('before'), first, second, third, line('after')];
  assert.deepEqual(
    exported(lines, { levels: ['error'] }),
    [first, second, third].map(({ message }) => message),
  );
  assert.deepEqual(exported(lines, { text: 'KeyError' }), ['KeyError: 1']);
});

test('text has no colour codes, NDJSON says all that is known of a line', () => {
  const lines = [
    line('red', { raw: '\x1b[31mred\x1b[0m', time: 0, process: 'web' }),
    failure('WORKER TIMEOUT (pid:7)'),
  ];
  assert.deepEqual(exported(lines), ['red', 'WORKER TIMEOUT (pid:7)']);
  assert.deepEqual(
    exported(lines, {}, 'ndjson').map((text) => JSON.parse(text)),
    [
      { time: '1970-01-01T00:00:00.000Z', source: 'a', process: 'web', message: 'red', raw: '\x1b[31mred\x1b[0m' },
      {
        source: 'a',
        message: 'WORKER TIMEOUT (pid:7)',
        signature: 'gunicorn-worker-timeout',
        severity: 'critical',
        fields: {},
      },
    ],
  );
});

test('more rows than go into one message come in parts, none twice', () => {
  const lines = Array.from({ length: 45_000 }, (_, i) => line(`line ${i}`));
  assert.deepEqual(
    exported(lines),
    lines.map(({ message }) => message),
  );
});

test('rows that get other places while parts are written come once, and none is missed', () => {
  const ring = new Ring({ lines: 100_000, characters: 1e9 });
  const shown = new ShownRows(ring);
  const timed = (from: number, count: number, step: number, word: string) =>
    Array.from({ length: count }, (_, i) => line(`${word} ${i}`, { time: from + i * step }));
  ring.append(timed(0, 45_000, 10, 'line'));
  shown.added(0);
  const all = { ...noFilter, text: 'line' };
  const comes = [
    // Before all that was written, between the rest, and in front of everything.
    () => {
      const late = [...timed(5, 3, 1000, 'line late'), ...timed(300_005, 3, 1000, 'line later')];
      const { moved } = ring.insert(dated(late), 'last');
      if (moved) shown.moved(moved.from);
    },
    () => shown.setFilter(all),
  ];
  const parts: string[] = [];
  for (let rows: TextRows | undefined = {}; rows; comes.shift()?.()) {
    while (shown.build());
    const part = exportText({ ring, shown }, 'plain', rows);
    parts.push(part.text);
    rows = part.next;
  }
  const written = parts.join('').split('\n').slice(0, -1);
  const before = Array.from({ length: 45_000 }, (_, i) => `line ${i}`);
  assert.deepEqual(
    written.filter((text) => /^line \d/.test(text)),
    before,
  );
  assert.deepEqual(
    written.filter((text) => text.startsWith('line later')),
    ['line later 0', 'line later 1', 'line later 2'],
  );
});
