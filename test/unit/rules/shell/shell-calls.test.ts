// What a shell takes for a file, and what for a command: dash and bash are asked, and the fixes as well.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText } from '../../../support/check-text.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const RULES = /^shell\/(?:command-as-file|words-behind-c)$/;

/** `FIXABLE`: what the rule repairs; the repaired command starts gunicorn with an argument. */
const FIXABLE = [
  'sh "cd src && gunicorn a:b"',
  "sh 'gunicorn a:b -b :$PORT'",
  'exec sh -e "gunicorn a:b"',
  'bash -eo pipefail "true; gunicorn a:b"',
  'cd src && sh "exec gunicorn a:b"',
  'sh -c gunicorn a:b -b :$PORT',
  'exec bash -ec gunicorn a:b',
  'sh -ec exec gunicorn a:b',
];
const WRONG = ['sh -c cd src && gunicorn', "sh -c gunicorn 'a:b'", 'sh -c gunicorn "$APP"'];
const RIGHT = [
  'sh -c "gunicorn a:b"',
  'sh -c \'gunicorn "$@"\' web a:b',
  'bash -eo pipefail -c "gunicorn a:b"',
  'sh "my start.sh" a:b',
  'sh start.sh a:b',
  'sh -e start.sh "a && b"',
  'sh -c ./start.sh "a b" && gunicorn a:b',
];

for (const shell of ['dash', 'bash'])
  test(`what ${shell} starts with its arguments, and what it does not`, async (t) => {
    if (!existsSync(`/bin/${shell}`)) return t.skip(`there is no ${shell}`);
    using folder = new ScratchFolder();
    folder.write({
      'bin/gunicorn': '#!/bin/sh\n[ $# -gt 0 ] && touch "$ROOT/started"\n',
      'my start.sh': 'gunicorn "$1"\n',
      'start.sh': '#!/bin/sh\ngunicorn "$1"\n',
      'src/empty': '',
    });
    spawnSync('chmod', ['+x', folder.file('bin/gunicorn'), folder.file('start.sh')]);
    const isStarted = (command: string): boolean => {
      spawnSync('rm', ['-f', folder.file('started')]);
      spawnSync(
        `/bin/${shell}`,
        [
          '-c',
          command
            .replaceAll('bash', shell)

            .replaceAll('dash -eo pipefail', 'dash -e'),
        ],
        {
          cwd: folder.path,
          env: { PATH: `${folder.file('bin')}:/usr/bin:/bin`, ROOT: folder.path, PORT: '80', APP: 'a:b' },
          timeout: 20_000,
        },
      );
      return existsSync(folder.file('started'));
    };
    const found = async (text: string) =>
      (await checkText({ text, platform: 'heroku' })).filter(({ rule }) => RULES.test(rule.id));
    for (const command of RIGHT) {
      assert.equal(isStarted(command), true, command);
      assert.deepEqual(await found(`web: ${command}\n`), [], command);
    }
    for (const command of [...FIXABLE, ...WRONG]) {
      assert.equal(isStarted(command), false, command);
      const text = `web: ${command}\n`;
      const [one, ...others] = await found(text);
      assert.ok(one && others.length === 0, command);
      const [fix] = one.fixes?.() ?? [];
      assert.equal(fix !== undefined, FIXABLE.includes(command), command);
      if (!fix) continue;
      const fixed = applyEdits(text, fix.edits);
      assert.equal(isStarted(fixed.slice('web: '.length, -1)), true, fixed);
      assert.deepEqual(await found(fixed), [], fixed);
    }
  });
