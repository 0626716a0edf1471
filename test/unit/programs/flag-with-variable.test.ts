// `--bind:$PORT`: no value of the variable makes a flag of the word, so the program refuses it. Each is asked with several values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../support/check-text.ts';
import { requireProgram } from '../../support/programs.ts';
import { askPython } from '../../support/python/ask-python.ts';

const LINES: readonly (readonly [server: string, line: string, rule: string | undefined])[] = [
  ['hypercorn', 'app:app --bind:$PORT', 'servers/unknown-option'],
  ['hypercorn', 'app:app --bind0.0.0.0:$PORT', 'servers/unknown-option'],
  ['hypercorn', 'app:app --bind=:$PORT', undefined],
  ['uvicorn', 'app:app --port:$PORT', 'servers/unknown-option'],
  ['uvicorn', 'app:app --host 0.0.0.0 --port=$PORT', undefined],
  ['daphne', 'app:app --port:$PORT', 'servers/unknown-option'],
];

for (const [server, line, rule] of LINES)
  test(`${server} ${line}`, async (t) => {
    const text = `web: ${server} ${line}\n`;
    const found = await checkText({ text, platform: 'heroku' });
    const errors = found.filter(({ severity }) => severity === 'error').map((one) => one.rule.id);
    assert.deepEqual(errors, rule ? [rule] : []);
    // A fix that writes another flag would lose the value.
    for (const one of found) if (one.rule.id === rule) assert.deepEqual(one.fixes?.(), []);
    const python = requireProgram(t, 'asgi', 'python');
    if (!python) return;
    const questions = ['5000', '8', ''].map((port) => ({ argv: line.replace('$PORT', port).split(' ') }));
    const answers = askPython(python, 'server-answers.py', [server], rule ? questions : questions.slice(0, 2));
    for (const { exit } of answers) assert.equal(exit, rule ? 2 : 0);
  });

test('a flag that a variable may complete is not judged', async () => {
  for (const line of [
    'gunicorn app:app --$OPTION',
    'gunicorn app:app --ti$REST 3',
    'hypercorn app:app --bind$PORT',
    'uvicorn app:app --$OPTION',
    'celery -A x worker --log$REST',
  ]) {
    const found = await checkText({ text: `worker: ${line}\n`, platform: 'heroku' });
    assert.deepEqual(
      found.filter(({ severity }) => severity === 'error'),
      [],
      line,
    );
  }
  const quoted = await checkText({ text: 'web: gunicorn "--bind:$PORT app"\n', platform: 'heroku' });
  assert.deepEqual(
    quoted.filter(({ rule }) => rule.id === 'gunicorn/unknown-option'),
    [],
  );
});

test('what celery and gunicorn refuse has no fix that loses the variable', async () => {
  for (const text of ['worker: celery -A x worker -c 1 --loglevel:$LEVEL\n', 'web: gunicorn app:app --bind:$PORT\n']) {
    const found = await checkText({ text, platform: 'heroku' });
    const said = found.map(({ rule, severity, fixes }) => [rule.id, severity, fixes?.() ?? []]);
    assert.deepEqual(said, [[`${text.split(' ')[1]}/unknown-option`, 'error', []]]);
  }
});
