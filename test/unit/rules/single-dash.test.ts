// A long option with one hyphen: an error where the program refuses it, less where it starts with something that nobody meant.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { checkText } from '../../support/check-text.ts';
import { requireProgram } from '../../support/programs.ts';
import { askPython } from '../../support/python/ask-python.ts';

/** Their severity, and whether gunicorn's parser and settings let them pass: it comes upon the host «ind» only when it listens. */
const GUNICORN: readonly (readonly [command: string, severity: string | undefined, passes: boolean])[] = [
  ['-workers 4 wsgi:app', 'error', false],
  ['-timeout=60 wsgi:app', 'error', false],
  ['-config x.py wsgi:app', 'error', false],
  // A user «mask» may exist where it runs.
  ['-umask wsgi:app', 'warning', false],
  ['-bind :8000 wsgi:app', 'error', true],
  ['-preload wsgi:app', 'warning', true],
  ['-pid wsgi:app', 'warning', true],
  ['-name web wsgi:app', 'warning', true],
  ['-no-sendfile wsgi:app', 'warning', true],
  ['-pythonpath . wsgi:app', 'warning', true],
  ['-n -name wsgi:app', 'warning', false],
  ['-n=-name wsgi:app', undefined, true],
  ['-nname wsgi:app', undefined, true],
  ['-w4 -tx wsgi:app', undefined, false],
  ['wsgi:app -- -bind', undefined, true],
];

test('gunicorn: each long option with one hyphen has the severity of its verdict', async () => {
  for (const [command, severity] of GUNICORN)
    assert.equal(await severityIn(`gunicorn ${command}`, 'gunicorn/single-dash-option', {}), severity, command);
});

for (const environment of ['gunicorn-19.10', 'gunicorn-20.1', 'gunicorn-23', 'gunicorn-newest'] as const) {
  test(`${environment} lets those pass that are said to, and refuses the others`, (t) => {
    const python = requireProgram(t, environment, 'python');
    if (!python) return;
    const input = GUNICORN.map(([command]) => JSON.stringify(command.split(' '))).join('\n');
    const run = spawnSync(python, ['test/support/python/gunicorn-answers.py'], { input, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    const passed = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).refused === null);
    assert.deepEqual(
      passed,
      GUNICORN.map(([, , passes]) => passes),
    );
  });
}

/** Severity in celery 4 and in celery 5, which takes any word for the value of an option. */
const CELERY: readonly (readonly [command: string, ...severities: readonly (string | undefined)[]])[] = [
  ['-A proj worker -loglevel=info', 'error', 'error'],
  ['-A proj worker -pool gevent', 'error', 'error'],
  ['-A proj worker -n -loglevel', 'error', undefined],
  ['-A proj worker -Q -queues', 'error', undefined],
  ['-A proj worker -linfo -c4 -BE', undefined, undefined],
];

for (const [at, environment, version] of [
  [0, 'celery-4', '4.4.7'],
  [1, 'celery-5', '5.7.0'],
] as const) {
  test(`${environment}: a long option with one hyphen is an error where it is refused`, async (t) => {
    const files = { 'requirements.txt': `celery==${version}\n` };
    const python = requireProgram(t, environment, 'python');
    if (!python) return;
    const questions = CELERY.map(([command]) => ({ argv: command.split(' ') }));
    const answers = askPython(python, `${environment.replace('-', '')}-answers.py`, [], questions);
    for (const [i, [command, ...severities]] of CELERY.entries()) {
      const found = await severityIn(`celery ${command}`, 'celery/single-dash-option', files);
      assert.equal(found, severities[at], command);
      assert.ok(found !== 'error' || answers[i]?.kind !== null, `${command} is refused`);
    }
  });
}

async function severityIn(command: string, rule: string, files: Readonly<Record<string, string>>) {
  const found = await checkText({ text: `web: ${command}\n`, files });
  return found.find((finding) => finding.rule.id === rule)?.severity;
}
