import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RingCopy } from '../../../../../client/src/logs/ring/backup.ts';
import { PAGE_ROWS } from '../../../../../client/src/logs/ring/page.ts';
import { Ring } from '../../../../../client/src/logs/ring/ring.ts';
import { inOrderOfTime, type Ties } from '../../../../../client/src/logs/ring/time-order.ts';
import type { LogLine } from '../../../../../server/src/core/logs/types.ts';
import { line, record } from './lines.ts';

const roomy = { lines: 1_000_000, characters: 1e9 };
const messages = (ring: Ring) => Array.from({ length: ring.size }, (_, i) => ring.line(ring.first + i)?.message);
const insert = (ring: Ring, lines: readonly LogLine[], ties: Ties = 'first') => ring.insert(inOrderOfTime(lines), ties);
const at = (time: number, message = `at ${time}`, more: Partial<LogLine> = {}) => line(message, { time, ...more });

test('lines that are older than some rows go between them; the ids of those that are moved are told', () => {
  const ring = new Ring(roomy);
  ring.append([at(10), at(20), at(30), at(40)]);
  const { lines, moved } = insert(ring, [at(5), at(15), at(25)]);
  assert.equal(lines.length, 3);
  assert.deepEqual(messages(ring), ['at 5', 'at 10', 'at 15', 'at 20', 'at 25', 'at 30', 'at 40']);
  assert.equal(ring.size, 7);
  for (const [id, message] of ['at 10', 'at 20', 'at 30', 'at 40'].entries()) {
    assert.equal(ring.line(moved?.newId(id) ?? id)?.message, message);
  }
  ring.append([at(50)]);
  assert.equal(ring.line(ring.end - 1)?.message, 'at 50');
});

test('lines that are older than all rows leave their ids alone', () => {
  const ring = new Ring(roomy);
  ring.append([at(10), at(20)]);
  assert.equal(insert(ring, [at(1), at(2)]).moved, undefined);
  assert.equal(ring.line(0)?.message, 'at 10');
});

test('a record that is moved still knows what continues it, and goes on growing', () => {
  const ring = new Ring(roomy);
  const [head, ...rest] = record('Error', 'Traceback', '  File', 'KeyError');
  assert.ok(head);
  ring.append([{ ...head, time: 10 }, ...rest.slice(0, 2)]);
  const { moved } = insert(ring, [at(5), at(20)]);
  ring.append(rest.slice(2));
  const id = moved?.newId(0) ?? 0;
  const page = ring.pageOf(id);
  assert.equal(ring.line(id)?.message, 'Error');
  assert.equal(page?.followersOf(id - page.firstId)?.count, 3);
});

test('a backup of a ring in which rows were moved makes the same ring', () => {
  const ring = new Ring(roomy);
  const copy = new RingCopy();
  ring.append(Array.from({ length: 3 * PAGE_ROWS + 7 }, (_, i) => at(i * 10)));
  copy.take(ring.backup());
  insert(
    ring,
    Array.from({ length: 500 }, (_, i) => at(i * 21 + 5)),
  );
  insert(ring, [at(30_690), at(30_700)], 'last');
  ring.append([at(99_999)]);
  copy.take(ring.backup());
  const other = new Ring(roomy);
  assert.ok(copy.whole);
  other.restore(copy.whole);
  assert.deepEqual(messages(other), messages(ring));
});

test('whatever is known of which stream: all lines are there, each stream in its order, all in order of time', () => {
  const stream = fc.record({ from: fc.nat(200), known: fc.nat(60), gap: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(fc.array(stream, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 50 }), (streams, size) => {
      const ring = new Ring(roomy);
      const logs = streams.map(({ from, gap }, n) =>
        Array.from({ length: 80 }, (_, i) => at(from + i * gap, `${n}:${i}`, { source: `s${n}` })),
      );
      const newest = logs.flatMap((lines, n) => lines.slice(80 - (streams[n]?.known ?? 0)));
      ring.append(newest.sort((a, b) => (a.time ?? 0) - (b.time ?? 0)));
      const left = logs.map((lines, n) => lines.slice(0, 80 - (streams[n]?.known ?? 0)));
      while (left.some((lines) => lines.length > 0)) {
        insert(
          ring,
          left.flatMap((lines) => lines.splice(-size)),
        );
      }
      const rows = Array.from({ length: ring.size }, (_, i) => ring.line(ring.first + i));
      assert.equal(rows.length, logs.length * 80);
      assert.ok(rows.every((row, i) => i === 0 || (row?.time ?? 0) >= (rows[i - 1]?.time ?? 0)));
      for (const [n, lines] of logs.entries()) {
        assert.deepEqual(
          rows.filter((row) => row?.source === `s${n}`).map((row) => row?.message),
          Array.from({ length: 80 }, (_, i) => `${n}:${i}`),
        );
        assert.equal(lines.length, 80);
      }
    }),
    { numRuns: 60 },
  );
});
