import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGE_ROWS } from '../../../../../client/src/logs/ring/page.ts';
import { Ring } from '../../../../../client/src/logs/ring/ring.ts';
import { inOrderOfTime } from '../../../../../client/src/logs/ring/time-order.ts';
import { line, record } from './lines.ts';

const roomy = { lines: 100_000, characters: 100_000_000 };

test('a line comes back as it went in, also after its page was packed', () => {
  const ring = new Ring(roomy);
  const lines = Array.from({ length: PAGE_ROWS + 5 }, (_, i) =>
    line(`message ${i} 中文`, {
      raw: i % 2 ? `\u001b[31m2026 message ${i} 中文` : `{"message":"message ${i} \\u4e2d文"}`,
      time: i % 3 ? 1000 + i : undefined,
      level: i % 5 ? 'error' : undefined,
      process: i % 7 ? 'web' : undefined,
      pod: `pod-${i % 3}`,
      pid: i,
      ...(i % 11 ? {} : { match: { signature: 's', severity: 'warning' as const, fields: { pid: String(i) } } }),
    }),
  );
  ring.append(lines);
  for (const [i, expected] of lines.entries()) {
    assert.deepEqual(ring.line(i), { ...expected, pid: expected.pid || undefined });
  }
  assert.equal(ring.line(lines.length), undefined);
});

test('old pages leave when there are too many lines, and are counted', () => {
  const ring = new Ring({ lines: 3000, characters: 1e9 });
  for (let i = 0; i < 10_000; i += 100) ring.append(Array.from({ length: 100 }, (_, n) => line(`line ${i + n}`)));
  assert.ok(ring.size <= 3000 && ring.size > 3000 - PAGE_ROWS, String(ring.size));
  assert.equal(ring.left + ring.size, 10_000);
  assert.equal(ring.line(ring.first)?.message, `line ${ring.first}`);
  assert.equal(ring.line(ring.first - 1), undefined);
});

test('old pages leave when there is too much text', () => {
  const ring = new Ring({ lines: 1e9, characters: 1_000_000 });
  for (let i = 0; i < 20; i++) ring.append(Array.from({ length: PAGE_ROWS }, () => line('x'.repeat(200))));
  assert.ok(ring.size * 200 <= 1_000_000);
  assert.ok(ring.left > 0);
});

const older = (...texts: readonly string[]) => inOrderOfTime(texts.map((text) => line(text)));

test('older lines get ids before all others, as many as there is room for', () => {
  const ring = new Ring({ lines: 10, characters: 1e9 });
  ring.append(['e', 'f', 'g', 'h'].map((text) => line(text)));
  assert.equal(ring.insert(older('a', 'b', 'c', 'd'), 'first').lines.length, 4);
  assert.deepEqual([ring.first, ring.end], [-4, 4]);
  assert.equal(ring.line(-4)?.message, 'a');
  assert.equal(ring.line(0)?.message, 'e');
  assert.equal(ring.insert(older('x', 'y', 'z'), 'first').lines.length, 2);
  assert.equal(ring.line(ring.first)?.message, 'y');
});

test('the first line of a record knows how many follow and which is the last', () => {
  const ring = new Ring(roomy);
  ring.append([...record('Error', 'Traceback', '  File', 'KeyError'), line('next')]);
  assert.deepEqual(ring.pageOf(0)?.followersOf(0), { count: 3, last: 3 });
  assert.equal(ring.pageOf(4)?.followersOf(4), undefined);
});

test('rows are found by sequence and by time', () => {
  const ring = new Ring(roomy);
  ring.append([line('a', { time: 10, sequence: 7 }), line('b', { sequence: 8 }), line('c', { time: 30, sequence: 9 })]);
  assert.equal(ring.idOf(9), 2);
  assert.equal(ring.idOf(10), undefined);
  assert.equal(ring.idAt(11), 2);
  assert.equal(ring.idAt(31), undefined);
});

test('a cleared ring gives no id twice', () => {
  const ring = new Ring(roomy);
  ring.append([line('a'), line('b')]);
  ring.clear();
  assert.equal(ring.size, 0);
  ring.append([line('c')]);
  assert.equal(ring.first, 2);
  assert.equal(ring.line(2)?.message, 'c');
});
