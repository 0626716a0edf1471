import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { test } from 'node:test';
import { optionsFor } from '../../../server/src/start/v8-options.ts';

test('this V8 knows the options that say how it compiles', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  for (const option of optionsFor(process.versions.v8)) {
    const [name = ''] = option.replace(/^no-/, '').split('=');
    assert.match(known, new RegExp(`^ *--${name} `, 'm'));
  }
});
