import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextFormat } from '../../../../../client/src/logs/messages/worker-protocol.ts';
import { exportText } from '../../../../../client/src/logs/ring/export.ts';
import { type Filter, noFilter } from '../../../../../client/src/logs/ring/filter.ts';
import { Ring } from '../../../../../client/src/logs/ring/ring.ts';
import { ShownRows } from '../../../../../client/src/logs/ring/shown-rows.ts';
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
  for (let from: number | undefined, isFirst = true; isFirst || from !== undefined; isFirst = false) {
    const part = exportText({ ring, shown }, format, from);
    parts.push(part.text);
    from = part.next;
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
