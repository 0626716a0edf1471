import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkText } from '../../support/check-text.ts';

/** Commands of real Procfiles; each line is `programs<tab>command` (test/fixtures/commands.txt). */
const commands = readFileSync('test/fixtures/commands.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.slice(line.indexOf('\t') + 1));

/**
 * All that is reported as an error, and why the program says the same: gunicorn 20.1, 23 and 27 exit with code 1 and this
 * text, dash refuses the others with a syntax error.
 */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  'gunicorn --pythonpath main.wsgi --preload -b 0.0.0.0:8000': ['gunicorn/missing-app'],
  'exec gunicorn -w 2 -k gevent -b 127.0.0.1:8000 app:create_app()': ['shell/unexpected-operator'],
  'poetry run gunicorn metaculus_web.wsgi:application --workers 4 --bind 0.0.0.0:8000 &; cd front_end && npm run start -- -p 3000':
    ['shell/unexpected-operator'],
};

test('commands that work in the wild have no error, and those that cannot work have theirs', async () => {
  assert.ok(commands.length >= 100);
  const found: Record<string, string[]> = {};
  for (const command of commands) {
    const findings = await checkText({ text: `web: ${command}\n`, platform: 'heroku' });
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule.id);
    if (errors.length > 0) found[command] = errors;
  }
  const unfinished = Object.keys(found).filter((command) => command.startsWith('if [ "$DEMO_SITE" = true ] then'));
  assert.equal(unfinished.length, 1, 'an if without its semicolons: dash waits for the fi and gives up');
  for (const command of unfinished) delete found[command];
  assert.deepEqual(found, ERRORS);
});
