import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LateLines } from '../../../../../client/src/logs/ring/late-lines.ts';
import { Ring } from '../../../../../client/src/logs/ring/ring.ts';
import { TimeMerge } from '../../../../../client/src/logs/ring/time-merge.ts';
import { line } from './lines.ts';

const texts = (lines: readonly { readonly message: string }[]) => lines.map(({ message }) => message);

test('a line that is older than the newest of another stream is late; it waits for others', () => {
  const late = new LateLines(300);
  assert.deepEqual(texts(late.split([line('a', { time: 50 }), line('b', { time: 70 })], 0).inTurn), ['a', 'b']);
  const record = [line('c', { time: 20, source: 'c', sequence: 901 }), line('  frame', { source: 'c', record: 901 })];
  const first = late.split(record, 1000);
  assert.deepEqual([first.inTurn, first.late], [[], []]);
  assert.equal(late.waiting, true);
  const second = late.split([line('d', { time: 10, source: 'd' })], 1300);
  assert.deepEqual(
    second.late.map((one) => one.line.message),
    ['d', 'c', '  frame'],
  );
});

test('a stream whose times go back keeps its order, and one without times is never late', () => {
  const late = new LateLines(300);
  const lines = [line('today', { time: 500 }), line('yesterday', { time: 100 }), line('no time', { source: 'b' })];
  assert.deepEqual(texts(late.split(lines, 0).inTurn), ['today', 'yesterday', 'no time']);
});

test('putting lines in their place takes a tenth of the time at most', () => {
  const late = new LateLines(300);
  late.split([line('a', { time: 500 })], 0);
  late.took(200, 1000);
  late.split([line('b', { time: 100, source: 'b' })], 1000);
  assert.equal(late.split([], 2999).late.length, 0);
  assert.equal(late.split([], 3000).late.length, 1);
});

test('however late lines come, the ring has them in order of time, each stream in its own order', () => {
  const step = fc.record({
    source: fc.constantFrom('a', 'b', 'c'),
    later: fc.nat(40),
    untimed: fc.boolean(),
    pass: fc.nat(400),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), fc.integer({ min: 0, max: 5000 }), (steps, behind) => {
      const ring = new Ring({ lines: 10_000, characters: 1e9 });
      const merge = new TimeMerge(700);
      const late = new LateLines(350);
      // The clock of each source is as much behind that of the one before.
      const clocks = { a: 100_000, b: 100_000 - behind, c: 100_000 - 2 * behind };
      let now = 0;
      const given: string[] = [];
      const heads = new Map<string, number>();
      const flush = () => {
        const { inTurn, late: placed } = late.split(merge.take(now), now);
        ring.append(inTurn);
        ring.insert(placed, 'last');
      };
      for (const [at, { source, later, untimed, pass }] of steps.entries()) {
        const name = `${source} ${at}`;
        clocks[source] += later;
        // A line without a time continues the one before it.
        const record = untimed ? heads.get(source) : undefined;
        const own = line(name, record === undefined ? { source, time: clocks[source] } : { source, record });
        heads.set(source, own.record);
        merge.add([own], now);
        given.push(name);
        now += pass;
        flush();
      }
      for (let i = 0; i < 4; i++) {
        now += 1000;
        flush();
      }
      const rows = Array.from({ length: ring.size }, (_, i) => ring.line(ring.first + i));
      assert.equal(rows.length, given.length);
      const times = rows.flatMap((row) => row?.time ?? []);
      assert.deepEqual(
        times,
        [...times].sort((a, b) => a - b),
      );
      for (const source of ['a', 'b', 'c']) {
        assert.deepEqual(
          rows.map((row) => row?.message ?? '').filter((text) => text.startsWith(source)),
          given.filter((text) => text.startsWith(source)),
        );
      }
    }),
    // Found by a long run: a line without a time behind the last row of a page.
    { examples: [[CONTINUED, 1]], seed: 20261121, numRuns: 500 },
  );
});

const CONTINUED = (
  [
    ['b', 0],
    ['a', 3],
    ['a', 297],
    ['c', 400],
    ['a', 96],
    ['c', 254],
    ['b', 350],
    ['c', 110],
    ['a', 240],
  ] as const
).map(([source, pass], at) => ({ source, later: 0, untimed: at === 5, pass }));

test('streams that come and go for days are forgotten, but for those of the last hour', () => {
  const late = new LateLines(300);
  const minute = 60_000;
  for (let at = 0; at < 5000; at++) {
    late.split([line('tick', { time: at * minute, source: 'web' })], at * minute);
    late.split([line('job', { time: at * minute, source: `job ${at}` })], at * minute);
  }
  assert.ok(late.knownStreams < 1100, String(late.knownStreams));
  // The rest of a record of one that was forgotten comes last, not before everything.
  const frame = line('  frame', { source: 'job 1', record: 1, sequence: 2 });
  assert.deepEqual(texts(late.split([frame], 5000 * minute).inTurn), ['  frame']);
});
