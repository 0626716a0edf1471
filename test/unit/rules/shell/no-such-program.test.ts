// The shell, and nothing else, decides what it can start: dash and bash are asked.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const RULES =
  /^shell\/(?:no-such-program|export-and-command|variable-in-parentheses|missing-run|copied-syntax|quoted-command)$/;

const REFUSED = [
  'exec A=1 gunicorn a:b',
  'nohup A=1 gunicorn a:b',
  'poetry run A=1 gunicorn a:b',
  'nice -n 5 A=1 gunicorn a:b',
  'timeout 30 A=1 gunicorn a:b',
  'stdbuf -oL A=1 gunicorn a:b',
  'setsid -w A=1 gunicorn a:b',
  'ionice -c 2 A=1 gunicorn a:b',
  'chrt --other 0 A=1 gunicorn a:b',
  'taskset -c 0 A=1 gunicorn a:b',
  'prlimit --nofile=1024 A=1 gunicorn a:b',
  'timeout 30 exec gunicorn a:b',
  'setsid -w . ./env && gunicorn a:b',
  'poetry run exec gunicorn a:b',
  'poetry run export A=1 && gunicorn a:b',
  'env exec gunicorn a:b',
  'web: gunicorn a:b',
  'true && release: gunicorn a:b',
  'sh -c "web: gunicorn a:b"',
  '$ gunicorn a:b',
  '- gunicorn a:b',
  'A = 1 gunicorn a:b',
  'A =1 gunicorn a:b',
  'A= 1 gunicorn a:b',
  '-b :8000 a:b',
  '--bind :8000 a:b',
  'main:app -w 2',
  'export A=1 gunicorn a:b',
  'export A=1 gunicorn -w 2',
  'export A = 1 && gunicorn a:b',
  'export A =1 && gunicorn a:b',
  'poetry gunicorn a:b',
  'a.wsgi --log-file -',
  'poetry run a.wsgi',
  'env A=1 a:b -w 2',
  '"a:create_app()" -w 2',
  'CMD gunicorn a:b',
  'RUN gunicorn a:b',
  'ExecStart=gunicorn a:b',
  '["gunicorn", "a:b"]',
  '{gunicorn a:b}',
  '[-f bin/gunicorn ] && gunicorn a:b',
  '[! -f x ] && gunicorn a:b',
  'venv\\Scripts\\gunicorn a:b',
  '.\\venv\\Scripts\\activate && gunicorn a:b',
  'gunicorn.exe a:b',
  'call gunicorn a:b',
  'cmd /c gunicorn a:b',
  'set A=1 gunicorn a:b',
  'cd . gunicorn a:b',
  'cd . env A=1 gunicorn a:b',
  'exec "gunicorn a:b"',
  '"gunicorn a:b",',
  "'A=1 gunicorn a:b',",
];
const STARTED = [
  'A=1 exec gunicorn a:b',
  'exec env A=1 gunicorn a:b',
  'timeout 30 env A=1 gunicorn a:b',
  'A=1 stdbuf -oL nice gunicorn a:b',
  'timeout 30 sh -c "exec gunicorn a:b"',
  'poetry run env A=1 gunicorn a:b',
  'export A=1 B && gunicorn a:b',
  'export A=1; exec gunicorn a:b',
  'A=1 B= gunicorn a:b',
  'sh -c "exec gunicorn a:b"',
  'command gunicorn main:app',
  '. ./env && gunicorn a:b',
  'test "$A" = 1 || gunicorn a:b',
  '[ 1 = 1 ] && gunicorn a:b',
  'gunicorn -b :$(echo 80) a:b',
  '{ gunicorn a:b; }',
  '[ -d bin ] && gunicorn a:b',
  'cd . && gunicorn a:b',
  'set -- a:b; gunicorn "$@"',
  'set -e; gunicorn a:b',
  'CMD=1 gunicorn a:b',
  '"gunicorn" a:b',
];

async function errors(command: string): Promise<string[]> {
  const found = await checkText({ text: `web: ${command}\n`, platform: 'heroku' });
  return found.filter(({ rule, severity }) => severity === 'error' && RULES.test(rule.id)).map(({ rule }) => rule.id);
}

for (const shell of ['/bin/dash', '/bin/bash'])
  test(`what ${shell} starts, and what it does not`, async (t) => {
    if (!existsSync(shell)) return t.skip(`there is no ${shell}`);
    using folder = new ScratchFolder();
    // What poetry does (python-poetry/poetry:src/poetry/utils/env/base_env.py execute).
    const poetry =
      '#!/usr/bin/env python3\nimport os, sys\nsys.argv[1] == "run" and os.execvp(sys.argv[2], sys.argv[2:])\n';
    folder.write({ 'bin/gunicorn': '#!/bin/sh\ntouch started\n', 'bin/poetry': poetry, env: '' });
    spawnSync('chmod', ['+x', folder.file('bin/gunicorn'), folder.file('bin/poetry')]);
    const isStarted = (command: string): boolean => {
      spawnSync('rm', ['-f', folder.file('started')]);
      spawnSync(shell, ['-c', command], {
        cwd: folder.path,
        env: { PATH: `${folder.file('bin')}:/usr/bin:/bin` },
        timeout: 20_000,
      });
      return existsSync(folder.file('started'));
    };
    for (const command of STARTED) {
      assert.equal(isStarted(command), true, command);
      assert.deepEqual(await errors(command), [], command);
    }
    for (const command of REFUSED) {
      assert.equal(isStarted(command), false, command);
      assert.equal((await errors(command)).length, 1, command);
    }
  });
