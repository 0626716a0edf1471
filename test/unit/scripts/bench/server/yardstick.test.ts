// How much slower this machine is than the one where the budgets were written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yardstickOf } from '../../../../../scripts/bench/server/yardstick.mjs';

/** Processor time of a start where the budgets were written. */
const THERE = 102.9;

test('the middle of the starts before and after the work says how much slower the machine was', async () => {
  const log: string[] = [];
  const times = [1, 2, 2, 40].map((factor) => factor * THERE);
  const yardstick = yardstickOf(async () => {
    log.push('start');
    return times.shift() ?? Number.NaN;
  }, 2);
  const [result, slower] = await yardstick(async () => {
    log.push('work');
    return 'done';
  });
  assert.equal(result, 'done');
  assert.ok(Math.abs(slower - 2) < 1e-9, `${slower}`);
  assert.deepEqual(log, ['start', 'start', 'work', 'start', 'start']);
});
