import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { test } from 'node:test';
import { flagFor } from '../../../server/src/start/optimize-later.ts';

test('this V8 knows the option that has it compile later', () => {
  const [name = ''] = flagFor(process.versions.v8).split('=');
  assert.match(
    execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }),
    new RegExp(`^ *--${name} `, 'm'),
  );
});
