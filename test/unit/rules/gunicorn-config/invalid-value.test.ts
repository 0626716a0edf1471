import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { readDocument } from '../../../../server/src/core/model/read-document.ts';
import { SETTINGS } from '../../../../server/src/core/programs/gunicorn/settings-data.ts';
import { invalidValue } from '../../../../server/src/core/rules/gunicorn-config/invalid-value.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { ruleContext } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';

const VALUES = [
  ...[
    '0',
    '1',
    '-1',
    '1.5',
    'True',
    'False',
    'None',
    '""',
    '"x"',
    '"4"',
    '"0x20"',
    '"04"',
    '"True"',
    '" on "',
    '"auto"',
  ],
  ...['[]', '["a", "b"]', '[1]', '("a",)', '{}', '{"k": 1}', '"127.0.0.1"', '"*"', '"10.0.0.0/8"', '"1.2.3"', '"v1"'],
  ...['99999999', '20000', '"drop"', '"127.0.0.1:8125"', '"h1,h2"', '"poll"'],
];
const HOOKS = ['', 'a', 'a, b', 'a, b, c', 'a, b, c, d', 'a, b=1', 'a, *b', '*, a'];
/** What they accept depends on the machine. */
const SKIPPED = new Set(['user', 'group', 'chdir', 'reload_extra_files', 'umask', 'ssl_version', 'logconfig_dict']);

const texts = SETTINGS.filter(({ name }) => !SKIPPED.has(name)).flatMap(({ name, check }) =>
  check === 'callable'
    ? HOOKS.map((parameters) => `def ${name}(${parameters}):\n    pass\n`)
    : VALUES.map((value) => `${name} = ${value}\n`),
);

const releases = [
  ['gunicorn-20.1', '20.1.0'],
  ['gunicorn-newest', '27.0.1'],
] as const;

for (const [environment, version] of releases) {
  test(`gunicorn ${version} refuses what gunicorn-config/invalid-value says, with the same words`, async (t) => {
    const python = requireProgram(t, environment, 'python');
    if (!python) return;
    const run = spawnSync(python, ['test/support/python/gunicorn-config-answers.py'], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stderr);
    const answers: ([string, string] | null)[] = JSON.parse(run.stdout);
    const files = { 'requirements.txt': `gunicorn==${version}\n` };
    const base = await ruleContext({ text: '', file: 'gunicorn.conf.py', files });
    const different: string[] = [];
    for (const [i, text] of texts.entries()) {
      const document = readDocument({ ...base.document, text }, 'lines');
      const ours = [...invalidValue.check({ ...base, document })].map(({ message }) => render(message));
      const answer = answers[i];
      // Where the address of a function would stand, a tuple is taken for arguments of `%` or a list for a key, only the
      // verdict counts; nor are the words of http_protocols those of all others.
      const isVague = /^def |= \(|^reload_engine = [[{]|^http_protocols = (?!")/.test(text);
      const theirs = answer ? [isVague ? ours.join() || 'refused' : `gunicorn stops with: ${answer[1].trim()}`] : [];
      if (ours.join() !== theirs.join())
        different.push(`${text.trim()}: ${ours.join() || '-'} | ${theirs.join() || '-'}`);
    }
    assert.deepEqual(different, []);
  });
}
