import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { budgetFlag } from '../../server/src/cli/logs/optimize-less.ts';
import { lateModules } from '../support/late-modules.ts';
import { ScratchFolder } from '../support/scratch-folder.ts';

test('modules of Node are loaded before V8 gets other switches, with which it compiles them anew', () => {
  using scratch = new ScratchFolder();
  scratch.write({ 'app.log': '[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)\n' });
  const { env, late } = lateModules(scratch);
  const args = ['dist/cli.js', 'logs', scratch.file('app.log')];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  assert.equal(status, 0);
  assert.match(stdout, /gunicorn-worker-timeout/);
  assert.deepEqual(late(), budgetFlag(process.versions.v8) === undefined ? null : []);
});
