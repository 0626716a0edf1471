// The cache of downloads that the scripts share between processes and checkouts.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../../../scripts/process/lock.mjs';
import { cached } from '../../../../scripts/vscode/cache.mjs';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

let scratch: ScratchFolder;
let folder: string;
beforeEach(() => {
  scratch = new ScratchFolder();
  folder = scratch.path;
  process.env['PROCFILE_DOCTOR_VSCODE_CACHE'] = folder;
});
afterEach(() => scratch[Symbol.dispose]());

test('two at once: the second waits for the first', async () => {
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    await sleep(20);
    events.push(`${name} ends`);
  };
  const lock = join(folder, 'lock');
  await Promise.all([withLock(lock, work('a')), withLock(lock, work('b'))]);
  assert.deepEqual(events, ['a begins', 'a ends', 'b begins', 'b ends']);
});

test('a lock whose holder died is taken over', async () => {
  const lock = join(folder, 'lock');
  mkdirSync(lock);
  // Above the largest process number Linux gives out.
  writeFileSync(join(lock, 'pid'), '4194305');
  assert.equal(await withLock(lock, async () => 'done'), 'done');
  assert.ok(!existsSync(lock));
});

test('a download that broke off is done again, a finished one is kept', async () => {
  const broken = cached('thing', async (path) => {
    writeFileSync(join(path, 'half'), '');
    throw new Error('no network');
  });
  await assert.rejects(broken, /no network/);
  const path = await cached('thing', async (path) => writeFileSync(join(path, 'whole'), 'first'));
  assert.ok(!existsSync(join(path, 'half')));
  await cached('thing', async () => assert.fail('it is there already'));
  assert.equal(readFileSync(join(path, 'whole'), 'utf8'), 'first');
});
