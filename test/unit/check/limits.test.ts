// What is left out of files that nobody wrote by hand, and that it is told.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { MAX_COMMAND_BYTES } from '../../../server/src/core/model/make-command-line.ts';
import {
  MAX_CHECKED_PROCESSES,
  MAX_FINDINGS,
  MAX_OF_PROCESS,
} from '../../../server/src/core/rules/file/too-many-problems.ts';
import type { CheckedFinding } from '../../../server/src/core/rules/rule.ts';
import { render } from '../../../server/src/core/text/l10n.ts';
import { checkText } from '../../support/check-text.ts';

const HEAD = 'spec_version: 2\nmodule:\n  language: python\n  processes:\n';

function ids(findings: readonly CheckedFinding[]): string[] {
  return findings.map(({ rule }) => rule.id);
}

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('');
}

test('a shell takes as many bytes as the limit says, and not one more', {
  skip: process.platform !== 'linux' && 'the limit is one of Linux',
}, () => {
  const run = (bytes: number) => spawnSync('sh', ['-c', `: ${'x'.repeat(bytes - 2)}`]);
  assert.equal(run(MAX_COMMAND_BYTES).status, 0);
  const { error } = run(MAX_COMMAND_BYTES + 1);
  assert.ok(error && 'code' in error && error.code === 'E2BIG');
});

test('a command that no shell can be given: this is said, and nothing else', async () => {
  const at = (text: string, findings: readonly CheckedFinding[]) =>
    findings.map(({ rule, span }) => `${rule.id} ${text.slice(span.start, span.end)}`);
  for (const platform of ['heroku', 'blueking'] as const) {
    for (const word of ['x', '字', '--tiemout 6 ', 'a; ', '$(']) {
      const text = `web: gunicorn wsgi ${word.repeat(MAX_COMMAND_BYTES)}\n`;
      assert.deepEqual(at(text, await checkText({ text, platform })), ['shell/command-too-long web'], word);
    }
    const bytes = `web: gunicorn wsgi -n ${'字'.repeat(44_000)} -b :$PORT\n`;
    assert.ok(ids(await checkText({ text: bytes, platform })).includes('shell/command-too-long'));
    const fits = `web: gunicorn wsgi -n ${'字'.repeat(43_000)} -b :$PORT\n`;
    assert.ok(!ids(await checkText({ text: fits, platform })).includes('shell/command-too-long'));
  }
  const list = `specVersion: 3\nmodule:\n  language: Python\n  spec:\n    processes:\n      - name: web\n        command: [run, ${'x'.repeat(MAX_COMMAND_BYTES)}]\n`;
  const found = (await checkText({ text: list, file: 'app_desc.yaml' })).filter(({ rule }) =>
    rule.id.startsWith('shell/'),
  );
  assert.deepEqual(
    found.map(({ rule, severity }) => [rule.id, severity]),
    [['shell/command-too-long', 'information']],
  );
});

test('a problem that a command has many times is told so many times, and where that ends', async () => {
  const text = `web: gunicorn wsgi ${'--tiemout 6 '.repeat(MAX_OF_PROCESS + 7)}-b :$PORT\n`;
  const findings = (await checkText({ text })).filter(({ rule }) => rule.id !== 'gunicorn/unexpected-argument');
  assert.equal(ids(findings).filter((id) => id === 'gunicorn/unknown-option').length, MAX_OF_PROCESS);
  const [more = assert.fail(), ...others] = findings.filter(({ rule }) => rule.id === 'file/too-many-problems');
  assert.deepEqual(others, []);
  assert.equal(render(more.message), 'gunicorn/unknown-option was reported 100 times; from here on it is not.');
  assert.equal(more.span.start, text.split('--tiemout', MAX_OF_PROCESS + 1).join('--tiemout').length);
});

test('of many problems the errors stay, and the rest is counted', async () => {
  const text = `${lines(1500, (i) => `p${i}: python -m http.server --reload; cd x; a ${i}`)}web gunicorn\n`;
  const findings = await checkText({ text, platform: 'heroku' });
  const [first, ...shown] = findings;
  assert.equal(first?.rule.id, 'file/too-many-problems');
  assert.match(render(first.message), /^\d+ more problems of this file are not shown\.$/);
  assert.equal(shown.length, MAX_FINDINGS);
  assert.ok(ids(shown).includes('procfile/missing-colon'));
  const places = shown.map(({ span }) => span.start);
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );

  const silent = await checkText({ text, platform: 'heroku' }, { 'file/too-many-problems': 'off' });
  assert.ok(!ids(silent).includes('file/too-many-problems'));
  assert.ok(silent.length <= MAX_FINDINGS);
});

test('as many problems as are shown are all shown', async () => {
  const text = lines(MAX_FINDINGS, () => 'web gunicorn');
  const findings = await checkText({ text, platform: 'heroku' });
  assert.deepEqual(ids(findings), Array(MAX_FINDINGS).fill('procfile/missing-colon'));
  const more = await checkText({ text: `${text}${text}`, platform: 'heroku' });
  assert.deepEqual(ids(more), ['file/too-many-problems', ...ids(findings)]);
});

test('of more processes than anybody has the first are checked, and where that ends is told', async () => {
  const text = lines(MAX_CHECKED_PROCESSES + 5, (i) => `p${i}: run ${i}`);
  const findings = await checkText({ text, platform: 'heroku' });
  assert.deepEqual(
    findings.map(({ rule, span }) => [rule.id, text.slice(span.start, span.end)]),
    [['file/too-many-problems', `p${MAX_CHECKED_PROCESSES}`]],
  );
  // What an anchor gives to each of them is written once, and told once.
  const aliased = `${HEAD}    p0: &a\n      command: gunicorn wsgi --tiemout 3\n${lines(50_000, (i) => `    p${i + 1}: *a`).trimEnd()}\n`;
  const once = await checkText({ text: aliased, file: 'app_desc.yaml' });
  assert.deepEqual(
    ids(once).filter((id) => !id.startsWith('blueking/')),
    [...['gunicorn/unknown-option', 'file/too-many-problems']],
  );
});

test('a file of more than two million characters is not read, and this is said', async () => {
  for (const [file, line] of [
    ['Procfile', 'web gunicorn\n'],
    ['app_desc.yaml', '\t- "\n'],
    ['gunicorn.conf.py', 'workrs = 1\n'],
  ] as const) {
    const findings = await checkText({ text: line.repeat(2_000_000 / line.length + 1), file });
    assert.deepEqual(ids(findings), ['file/too-large'], file);
  }
});

test('as many comments as findings: each silences its own', async () => {
  const pair = '# procfile-doctor-disable-next-line procfile/missing-colon\nweb gunicorn\n';
  assert.deepEqual(await checkText({ text: pair.repeat(MAX_FINDINGS), platform: 'heroku' }), []);
});
