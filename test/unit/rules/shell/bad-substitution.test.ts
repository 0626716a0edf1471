// dash and bash decide what may stand in the braces of a variable; the fix has to give the value that was meant.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText } from '../../../support/check-text.ts';

const REFUSED = ['${ PORT }', '${PORT|8000}', '${PORT||8000}', '${PORT:|8000}', '${PORT }'];
/** bash takes it for a part of the text, which is empty. */
const EMPTY = ['${PORT:8000}'];
const READ = [
  '${PORT}',
  '${PORT:-8000}',
  '${PORT-8000}',
  '${PORT:=8000}',
  '${PORT:+80}',
  '${PORT:?no}',
  '${PORT#x}',
  '${#PORT}',
];

for (const shell of ['dash', 'bash'])
  test(`what ${shell} reads in the braces of a variable`, async (t) => {
    if (!existsSync(`/bin/${shell}`)) return t.skip(`there is no ${shell}`);
    const valueIn = (text: string): string | undefined => {
      const { status, stdout } = spawnSync(`/bin/${shell}`, ['-c', `echo gunicorn ${text}`], {
        env: { PATH: '/usr/bin:/bin', PORT: '80' },
        encoding: 'utf8',
      });
      return status === 0 ? stdout.slice('gunicorn '.length).trim() : undefined;
    };
    const ask = async (value: string) => {
      const text = `web: gunicorn ${value}\n`;
      const found = await checkText({ text, platform: 'heroku' });
      return { text, found: found.filter(({ rule }) => rule.id === 'shell/bad-substitution') };
    };
    for (const value of READ) {
      assert.ok(valueIn(value), value);
      assert.equal((await ask(value)).found.length, 0, value);
    }
    for (const value of [...REFUSED, ...EMPTY]) {
      assert.equal(valueIn(value) || undefined, undefined, value);
      const { text, found } = await ask(value);
      assert.equal(found.length, 1, value);
      const fixed = applyEdits(text, found[0]?.fixes?.()[0]?.edits ?? []);
      assert.equal(valueIn(fixed.slice('web: gunicorn '.length)), '80', fixed);
    }
  });
