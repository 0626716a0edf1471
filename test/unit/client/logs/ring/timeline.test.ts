import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Timeline } from '../../../../../client/src/logs/ring/timeline.ts';
import { failure, line } from './lines.ts';

test('counts lines, requests, errors and failures by second', () => {
  const timeline = new Timeline();
  timeline.add(line('a', { time: 1000, request: { status: 200, duration: 5 } }), 0);
  timeline.add(line('b', { time: 1999, level: 'error' }), 0);
  timeline.add({ ...failure('c'), time: 2000 }, 0);
  timeline.add(line('without a time'), 2500);
  assert.deepEqual(timeline.message(), {
    type: 'timeline',
    step: 1,
    times: [1, 2],
    lines: [2, 2],
    requests: [1, 0],
    errors: [1, 0],
    failures: [0, 1],
  });
});

test('a line a second makes bars of one height, however coarse they become', () => {
  for (let seconds = 1; seconds < 2_000_000; seconds *= 3) {
    const timeline = new Timeline();
    const every = Math.ceil(seconds / 20_000);
    for (let second = 0; second < seconds; second += every) timeline.add(line('a', { time: second * 1000 }), 0);
    const { lines, step } = timeline.message();
    // Where not every second has a line, a bar may have one more or less than another.
    const [least = 0, most = 0] = [Math.floor(step / every), Math.ceil(step / every)];
    for (const count of lines.slice(0, -1)) assert.ok(least <= count && count <= most, `${count} of ${step} s`);
  }
});

test('becomes coarser instead of longer, and loses nothing', () => {
  const timeline = new Timeline();
  for (let second = 0; second < 10_000; second++) timeline.add(line('a', { time: second * 1000 }), 0);
  const { times, lines, step } = timeline.message();
  assert.ok(times.length <= 600, String(times.length));
  assert.equal(step, 30);
  assert.equal(
    lines.reduce((sum, count) => sum + count, 0),
    10_000,
  );
});

test('a log that says any time that there is makes no more bars than others', () => {
  const timeline = new Timeline();
  const longest = 8.64e15;
  for (let i = -5000; i <= 5000; i++) timeline.add(line('a', { time: (i / 5000) * longest }), 0);
  const { times, lines } = timeline.message();
  assert.ok(times.length <= 600, String(times.length));
  assert.equal(
    lines.reduce((sum, count) => sum + count, 0),
    10_001,
  );
});
