// What becomes of a lone star, and whether the fix keeps it: dash and bash are asked.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText } from '../../../support/check-text.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const REPLACED = [
  'gunicorn a:b --forwarded-allow-ips *',
  'exec gunicorn --forwarded-allow-ips * a:b',
  'sh -c "gunicorn a:b --forwarded-allow-ips *"',
  "sh -c 'cd bin && gunicorn --forwarded-allow-ips * a:b'",
];
const KEPT = [
  "gunicorn a:b --forwarded-allow-ips '*'",
  'gunicorn a:b --forwarded-allow-ips "*"',
  'gunicorn a:b --forwarded-allow-ips \\*',
  'gunicorn a:b --forwarded-allow-ips=*',
];

for (const shell of ['dash', 'bash'])
  test(`${shell} puts file names in place of a star`, async (t) => {
    if (!existsSync(`/bin/${shell}`)) return t.skip(`there is no ${shell}`);
    using folder = new ScratchFolder();
    folder.write({ 'bin/gunicorn': '#!/bin/sh\nprintf "%s\\n" "$@"\n', 'bin/other': '', 'a.py': '' });
    spawnSync('chmod', ['+x', folder.file('bin/gunicorn')]);
    const isKept = (command: string): boolean => {
      const { stdout } = spawnSync(`/bin/${shell}`, ['-c', command], {
        cwd: folder.path,
        env: { PATH: `${folder.file('bin')}:/usr/bin:/bin` },
        encoding: 'utf8',
      });
      assert.match(stdout, /a:b/);
      return /^(?:--forwarded-allow-ips=)?\*$/m.test(stdout);
    };
    const ask = async (command: string) => {
      const text = `web: ${command}\n`;
      const found = await checkText({ text, platform: 'heroku' });
      return { text, found: found.filter(({ rule }) => rule.id === 'shell/unquoted-star') };
    };
    for (const command of KEPT) {
      assert.equal(isKept(command), true, command);
      assert.equal((await ask(command)).found.length, 0, command);
    }
    for (const command of REPLACED) {
      assert.equal(isKept(command), false, command);
      const { text, found } = await ask(command);
      assert.equal(found.length, 1, command);
      const fixed = applyEdits(text, found[0]?.fixes?.()[0]?.edits ?? []);
      assert.equal(isKept(fixed.slice('web: '.length)), true, fixed);
    }
  });
