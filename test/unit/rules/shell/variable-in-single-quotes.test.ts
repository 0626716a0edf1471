// What gunicorn is given where a variable stands in quotes: dash and bash are asked, of the fixed command as well.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText } from '../../../support/check-text.ts';

/** Each with whether it can be repaired. */
const LITERAL: readonly (readonly [string, boolean])[] = [
  ["gunicorn wsgi -b ':$PORT'", true],
  ["gunicorn wsgi -b '0.0.0.0:${PORT}'", true],
  ["gunicorn wsgi --bind=':$PORT' -n 'a b'", true],
  ["cd . && exec gunicorn wsgi -b '0.0.0.0':'$PORT'", true],
  ['sh -c "gunicorn wsgi -b \':\\$PORT\'"', false],
  ['gunicorn wsgi -n \'$PORT "a"\'', false],
];
const GIVEN = ["gunicorn wsgi -b ':'$PORT", "sh -c 'gunicorn wsgi -b :$PORT'", 'gunicorn wsgi -b ":$PORT"'];

for (const shell of ['dash', 'bash'])
  test(`what ${shell} gives to gunicorn`, async (t) => {
    if (!existsSync(`/bin/${shell}`)) return t.skip(`there is no ${shell}`);
    const words = (command: string) =>
      spawnSync(`/bin/${shell}`, ['-c', command.replace('exec ', '').replace(/\bgunicorn\b/, 'echo')], {
        env: { PATH: '/usr/bin:/bin', PORT: '8123' },
        encoding: 'utf8',
      }).stdout;
    const found = async (command: string) =>
      (await checkText({ text: `web: ${command}\n`, platform: 'heroku' })).filter(
        ({ rule }) => rule.id === 'shell/variable-in-single-quotes',
      );
    for (const command of GIVEN) {
      assert.match(words(command), /8123/, command);
      assert.equal((await found(command)).length, 0, command);
    }
    for (const [command, isFixable] of LITERAL) {
      assert.match(words(command), /\$\{?PORT/, command);
      const [one] = await found(command);
      assert.ok(one, command);
      const [fix] = one.fixes?.() ?? [];
      assert.equal(fix !== undefined, isFixable, command);
      if (!fix) continue;
      const fixed = applyEdits(`web: ${command}\n`, fix.edits).slice('web: '.length);
      assert.match(words(fixed), /8123/, fixed);
      assert.equal((await found(fixed.trimEnd())).length, 0, fixed);
    }
  });
