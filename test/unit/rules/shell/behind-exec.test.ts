// The shell, and nothing else, decides what runs behind `exec`: sh is asked, whatever a test in front of it comes to.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';

const FIRST = [
  '',
  'test "$A" && ',
  'test "$A" || ',
  'test "$A"; ',
  'test "$A" & ',
  'test "$A" | ',
  '{ test "$A"; } || ',
];
const EXEC = [
  'exec true',
  '(exec true)',
  '{ exec true; }',
  'if test "$A"; then exec true; fi',
  'exec true | cat',
  'exec 3>&1',
];
const THEN = [' && ', '; ', ' || ', ' & '];
const commands = FIRST.flatMap((first) => EXEC.flatMap((exec) => THEN.map((then) => `${first}${exec}${then}echo on`)));

test('what is said never to run behind exec does not run in sh', async () => {
  let errors = 0;
  for (const command of commands) {
    const findings = await checkText({ text: `web: ${command}\n`, platform: 'heroku' });
    const found = findings.some(
      ({ rule, severity }) => rule.id === 'shell/command-not-reached' && severity === 'error',
    );
    const output = ['', '1'].map((A) => spawnSync('/bin/sh', ['-c', command], { env: { A } }).stdout.toString());
    if (found) assert.deepEqual(output, ['', ''], command);
    errors += Number(found);
  }
  // At the start, behind `;` and `&`: with `&&` and `;` behind it; and behind `&&`: with `&&`.
  assert.equal(errors, 7);
});
