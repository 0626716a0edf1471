import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Filter, noFilter } from '../../../../../client/src/logs/ring/filter.ts';
import { Ring } from '../../../../../client/src/logs/ring/ring.ts';
import { ShownRows } from '../../../../../client/src/logs/ring/shown-rows.ts';
import type { LogLine } from '../../../../../server/src/core/logs/types.ts';
import { failure, line, record } from './lines.ts';

function shownMessages(
  lines: readonly LogLine[],
  filter: Partial<Filter>,
  prepare?: (shown: ShownRows) => void,
): string[] {
  const ring = new Ring({ lines: 100_000, characters: 1e9 });
  const shown = new ShownRows(ring);
  ring.append(lines);
  shown.added(0);
  prepare?.(shown);
  shown.setFilter({ ...noFilter, ...filter });
  while (shown.build());
  return messages(ring, shown);
}

function messages(ring: Ring, shown: ShownRows): string[] {
  const result = [];
  for (let at = shown.first; at < shown.end; at++) result.push(ring.line(shown.idAt(at) ?? -1)?.message ?? '?');
  return result;
}

const lines = [
  line('GET /a', { level: 'info', process: 'web', time: 1000 }),
  line('boom', { level: 'error', process: 'worker', time: 2000, source: 'b' }),
  failure('WORKER TIMEOUT (pid:7)'),
  line('no process, no time'),
];

const table: readonly (readonly [Partial<Filter>, readonly string[]])[] = [
  [{}, ['GET /a', 'boom', 'WORKER TIMEOUT (pid:7)', 'no process, no time']],
  [{ text: 'worker' }, ['WORKER TIMEOUT (pid:7)']],
  [{ text: 'worker', matchCase: true }, []],
  [{ text: 'pid:\\d', regex: true }, ['WORKER TIMEOUT (pid:7)']],
  [{ text: 'pid:\\d' }, []],
  [{ text: '(', regex: true }, ['GET /a', 'boom', 'WORKER TIMEOUT (pid:7)', 'no process, no time']],
  [{ levels: ['error', 'fatal'] }, ['boom']],
  [{ processes: ['web'] }, ['GET /a']],
  [{ sources: ['b'] }, ['boom']],
  [{ failures: true }, ['WORKER TIMEOUT (pid:7)']],
  [{ signatures: ['gunicorn-worker-timeout'] }, ['WORKER TIMEOUT (pid:7)']],
  [{ from: 1500 }, ['boom']],
  [{ to: 2000 }, ['GET /a']],
  [{ levels: ['info'], text: 'boom' }, []],
];

for (const [filter, expected] of table) {
  test(`filter ${JSON.stringify(filter)}`, () => assert.deepEqual(shownMessages(lines, filter), expected));
}

const traceback = [...record('Error handling', 'Traceback', '  File "a.py", line 3', 'KeyError: 1'), line('next')];

test('lines that continue a record are folded behind its first line', () => {
  assert.deepEqual(shownMessages(traceback, {}), ['Error handling', 'next']);
});

test('a folded line that is a failure stays', () => {
  const [head, frame] = traceback;
  assert.ok(head && frame);
  const matched = { ...frame, match: { signature: 's', severity: 'error' as const, fields: {} } };
  assert.deepEqual(shownMessages([head, matched], {}), ['Error handling', 'Traceback']);
});

test('a search finds folded lines', () => {
  assert.deepEqual(shownMessages(traceback, { text: 'KeyError' }), ['KeyError: 1']);
});

test('an opened record is shown whole, without folding everything is', () => {
  const ring = new Ring({ lines: 1000, characters: 1e9 });
  const shown = new ShownRows(ring);
  ring.append(traceback);
  shown.added(0);
  const { version } = shown;
  shown.toggle(traceback[0]?.sequence ?? 0);
  assert.deepEqual(
    messages(ring, shown),
    traceback.map(({ message }) => message),
  );
  assert.notEqual(shown.version, version);
  shown.toggle(traceback[0]?.sequence ?? 0);
  assert.deepEqual(messages(ring, shown), ['Error handling', 'next']);
  shown.setFolding(false);
  assert.equal(messages(ring, shown).length, traceback.length);
});

test('an opened record is shown whole only where its first line passes the filter', () => {
  const [head] = traceback;
  const open = (shown: ShownRows) => shown.toggle(head?.sequence ?? 0);
  assert.deepEqual(shownMessages(traceback, { text: 'next' }, open), ['next']);
  assert.deepEqual(shownMessages(traceback, { text: 'Error handling' }, open), [
    'Error handling',
    'Traceback',
    '  File "a.py", line 3',
    'KeyError: 1',
  ]);
});

test('rows that come while a filter is applied to older ones are in order', () => {
  const ring = new Ring({ lines: 100_000, characters: 1e9 });
  const shown = new ShownRows(ring);
  const add = (from: number, to: number) => {
    const first = ring.end;
    ring.append(Array.from({ length: to - from }, (_, i) => line(`line ${from + i}`)));
    shown.added(first);
  };
  add(0, 30_000);
  shown.setFilter({ ...noFilter, text: '7' });
  shown.build();
  add(30_000, 30_100);
  assert.equal(shown.complete, false);
  while (shown.build());
  const expected = Array.from({ length: 30_100 }, (_, i) => `line ${i}`).filter((text) => text.includes('7'));
  assert.deepEqual(messages(ring, shown), expected);
});

test('rows that leave the ring leave the list, and positions of the others stay', () => {
  const ring = new Ring({ lines: 2048, characters: 1e9 });
  const shown = new ShownRows(ring);
  const add = (count: number) => {
    const first = ring.end;
    ring.append(Array.from({ length: count }, (_, i) => line(`line ${first + i}`)));
    shown.added(first);
  };
  add(1024);
  const position = shown.positionOf(1000);
  add(1024);
  assert.equal(shown.idAt(position), 1000);
  const later = shown.positionOf(1500);
  add(1024);
  assert.deepEqual([shown.idAt(position), shown.idAt(later)], [undefined, 1500]);
  assert.equal(shown.end - shown.first, ring.size);
});
