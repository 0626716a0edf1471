import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { test } from 'node:test';
import { budgetFlag } from '../../../../server/src/cli/logs/optimize-less.ts';

test('this V8 knows the option that has it optimize less', (t) => {
  const [flag] = budgetFlag(process.versions.v8)?.split('=') ?? [];
  if (flag === undefined) return t.skip('this V8 has no such budget');
  assert.match(execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }), new RegExp(`^ *${flag} `, 'm'));
});

test('a V8 that counts otherwise is left alone', () => {
  assert.equal(budgetFlag('12.4.254.21-node.33'), undefined);
});
