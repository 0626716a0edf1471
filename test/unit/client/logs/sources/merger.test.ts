import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Merger } from '../../../../../client/src/logs/sources/merger.ts';

async function* numbers(name: string, count: number): AsyncGenerator<string> {
  for (let i = 0; i < count; i++) yield `${name}${i}`;
}

test('streams take turns, each in its own order; one that comes later joins them', async () => {
  const merger = new Merger<string>();
  merger.add(numbers('a', 50));
  merger.add(numbers('b', 50));
  const taken: string[] = [];
  for await (const value of merger) {
    taken.push(value);
    if (value === 'a10') merger.add(numbers('c', 50));
  }
  for (const name of ['a', 'b', 'c']) {
    const own = taken.filter((value) => value.startsWith(name));
    assert.deepEqual(
      own,
      Array.from({ length: 50 }, (_, i) => `${name}${i}`),
    );
  }
  // None has to wait until another is over.
  assert.ok(taken.indexOf('b10') < taken.indexOf('a20') && taken.indexOf('c10') < taken.indexOf('a40'));
});

test('a stream is asked for its next value when the last one was taken', async () => {
  let given = 0;
  async function* counting() {
    for (;;) yield given++;
  }
  const merger = new Merger<number>();
  merger.add(counting());
  for await (const value of merger) {
    if (value < 9) continue;
    assert.ok(given <= 10, `${given} given, 10 taken`);
    break;
  }
});

test('the error of one ends the others, also one that waits for something that never comes', async () => {
  const ended = new AbortController();
  let closed = false;
  async function* silent(): AsyncGenerator<string> {
    try {
      await new Promise<void>((resolve) => ended.signal.addEventListener('abort', () => resolve()));
    } finally {
      closed = true;
    }
  }
  async function* failing(): AsyncGenerator<string> {
    yield 'one';
    throw new Error('refused');
  }
  const merger = new Merger<string>(() => ended.abort());
  merger.add(silent());
  merger.add(failing());
  const taken: string[] = [];
  await assert.rejects(async () => {
    for await (const value of merger) taken.push(value);
  }, /refused/);
  assert.deepEqual([taken, closed], [['one'], true]);
});

test('what the others have given out when one fails is taken, too', async () => {
  const merger = new Merger<string>();
  merger.add(numbers('a', 3));
  merger.add(
    (async function* (): AsyncGenerator<string> {
      yield 'b0';
      throw new Error('refused');
    })(),
  );
  const taken: string[] = [];
  await assert.rejects(async () => {
    for await (const value of merger) taken.push(value);
  }, /refused/);
  assert.deepEqual(taken.sort(), ['a0', 'a1', 'a2', 'b0']);
});
