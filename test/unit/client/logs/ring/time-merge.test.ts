import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TimeMerge } from '../../../../../client/src/logs/ring/time-merge.ts';
import { line } from './lines.ts';

const texts = (lines: readonly { readonly message: string }[]) => lines.map(({ message }) => message);

test('a single stream does not wait', () => {
  const merge = new TimeMerge(500);
  merge.add([line('b', { time: 2 }), line('a', { time: 1 })], 1000);
  assert.deepEqual(texts(merge.take(1000)), ['b', 'a']);
});

test('lines of several streams come in the order of their times', () => {
  const merge = new TimeMerge(500);
  merge.add([line('a1', { time: 100 }), line('a2', { time: 300 })], 1000);
  merge.add([line('b1', { time: 200, source: 'b' }), line('b2', { time: 400, source: 'b' })], 1200);
  assert.deepEqual(texts(merge.take(1200)), []);
  assert.deepEqual(texts(merge.take(1500)), ['a1', 'b1', 'a2']);
  assert.deepEqual(texts(merge.take(1700)), ['b2']);
  assert.equal(merge.waiting, false);
});

test('a line without a time goes with the line before it', () => {
  const merge = new TimeMerge(500);
  merge.add([line('a1', { time: 100 }), line('  frame'), line('a2', { time: 300 })], 0);
  merge.add([line('b1', { time: 200, source: 'b' })], 0);
  assert.deepEqual(texts(merge.take(500)), ['a1', '  frame', 'b1', 'a2']);
});

test('no line is lost or doubled, and every stream keeps its order', () => {
  const step = fc.record({
    source: fc.constantFrom('a', 'b', 'c'),
    time: fc.option(fc.nat(5000), { nil: undefined }),
    pass: fc.nat(400),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const merge = new TimeMerge(500);
      let now = 0;
      const given: string[] = [];
      const taken: string[] = [];
      for (const [at, { source, time, pass }] of steps.entries()) {
        merge.add([line(`${source} ${at}`, { source, time })], now);
        given.push(`${source} ${at}`);
        now += pass;
        taken.push(...texts(merge.take(now)));
      }
      taken.push(...texts(merge.take(now + 500)));
      assert.deepEqual([...taken].sort(), [...given].sort());
      for (const source of ['a', 'b', 'c']) {
        const own = (list: readonly string[]) => list.filter((text) => text.startsWith(source));
        assert.deepEqual(own(taken), own(given));
      }
    }),
  );
});
