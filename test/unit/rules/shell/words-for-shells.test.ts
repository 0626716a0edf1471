// A program of Python behind the name of a shell, and several words behind `cd`: dash and bash are asked, and after the repair, too.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText } from '../../../support/check-text.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const FILES = {
  // What pip writes; what it imports does not matter here.
  'bin/gunicorn': "#!/usr/bin/env python3\nimport sys\nprint('started', *sys.argv[1:])\n",
  'my dir/empty': '',
  'my/empty': '',
  'start.sh': 'echo started\n',
};

/** The rule that speaks of the command, undefined for none; how the shells end: [dash, bash]. */
const CASES: readonly (readonly [command: string, rule: string | undefined, codes: readonly [number, number]])[] = [
  ['SHELL gunicorn wsgi', 'shell/program-as-script', [2, 2]],
  ['exec SHELL -e gunicorn wsgi', 'shell/program-as-script', [2, 127]],
  ['SHELL start.sh', undefined, [0, 0]],
  ['SHELL -c "gunicorn wsgi"', undefined, [0, 0]],
  ['cd my dir && pwd', 'shell/cd-several-words', [0, 1]],
  ['cd -- my dir && pwd', 'shell/cd-several-words', [0, 1]],
  ["cd 'my dir' && pwd", undefined, [0, 0]],
  ['cd -P my && pwd', undefined, [0, 0]],
];

for (const [i, shell] of ['dash', 'bash'].entries()) {
  test(`what ${shell} makes of them`, async (t) => {
    if (!existsSync(`/bin/${shell}`)) return t.skip(`there is no ${shell}`);
    using folder = new ScratchFolder();
    folder.write(FILES);
    spawnSync('chmod', ['+x', folder.file('bin/gunicorn')]);
    const codeOf = (command: string) =>
      spawnSync(`/bin/${shell}`, ['-c', command], {
        cwd: folder.path,
        env: { PATH: `${folder.file('bin')}:${process.env['PATH']}` },
        timeout: 20_000,
      }).status;
    for (const [line, rule, codes] of CASES) {
      const command = line.replace('SHELL', shell);
      assert.equal(codeOf(command), codes[i], command);
      const text = `web: ${command}\n`;
      const findings = await checkText({ text, platform: 'heroku', files: { ...FILES, 'wsgi.py': '' } });
      const found = findings.filter(({ rule: { id } }) => /^shell\/(?:program-as|cd-several)/.test(id));
      assert.deepEqual(
        found.map(({ rule: { id } }) => id),
        rule === undefined ? [] : [rule],
        command,
      );
      for (const { fixes } of found) {
        const [fix] = fixes?.() ?? [];
        assert.ok(fix, command);
        const repaired = applyEdits(text, fix.edits).slice('web: '.length).trim();
        assert.equal(codeOf(repaired), 0, repaired);
      }
    }
  });
}
