import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProcessLife } from '../../../../server/src/core/logs/health/process-life.ts';
import { CATALOGUE } from '../../../../server/src/core/logs/signatures/catalogue.ts';

const signatureOf = (cause: string) => {
  const found = CATALOGUE.find((one) => 'cause' in one && one.cause === cause);
  assert.ok(found && 'cause' in found, cause);
  return found;
};

test('a boot is of the first generation until a worker has ended, and again after a start', () => {
  const life = new ProcessLife();
  assert.equal(life.event('web', 'start'), undefined);
  assert.equal(life.event('web', 'boot'), 'first generation');
  assert.equal(life.event('web', 'boot'), 'first generation');
  life.failure('web', signatureOf('resource'));
  assert.equal(life.event('web', 'boot'), 'first generation');
  life.failure('web', signatureOf('memory'));
  assert.equal(life.event('web', 'boot'), 'restart');
  assert.equal(life.event('worker', 'boot'), 'first generation');
  life.event('web', 'start');
  assert.equal(life.event('web', 'boot'), 'first generation');
});

test('whatever number of servers a log makes up, the thousand that were last heard of are known', () => {
  const life = new ProcessLife();
  const memory = signatureOf('memory');
  life.failure('the first', memory);
  life.failure('the second', memory);
  for (let i = 0; i < 999; i++) life.failure(`made up ${i}`, memory);
  // Heard of again, it is no longer the oldest.
  assert.equal(life.event('the first', 'boot'), 'first generation');
  assert.equal(life.event('the second', 'boot'), 'restart');
  life.failure('the second', memory);
  for (let i = 0; i < 999; i++) life.failure(`made up too ${i}`, memory);
  assert.equal(life.event('the second', 'boot'), 'restart');
  assert.equal(life.event('made up 998', 'boot'), 'first generation');
});
