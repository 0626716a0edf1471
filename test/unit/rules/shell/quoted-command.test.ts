// What sh makes of a command in quotes, and where the rule speaks of it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';

test('sh finds no program where the rule says so, and one where it is silent', async () => {
  const cases: readonly [string, boolean][] = [
    ['"printf done"', true],
    ["'printf done'", true],
    ['true && "printf done $X"', true],
    ['"printf" done', false],
    ['printf "printf done"', false],
    ['sh -c "printf done"', false],
    ['"/bin/echo" "a b"', false],
  ];
  for (const [command, fails] of cases) {
    const { status } = spawnSync('sh', ['-c', command]);
    assert.equal(status, fails ? 127 : 0, command);
    const findings = await checkText({ text: `web: ${command}\n`, platform: 'heroku' });
    assert.equal(findings.filter(({ rule }) => rule.id === 'shell/quoted-command').length, fails ? 1 : 0, command);
  }
});
