// The address behind `manage.py runserver`: we refuse what the installed Django refuses, in its words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runserver } from '../../../../server/src/core/programs/django/runserver.ts';
import { invocationOf } from '../../../support/commands/invocation.ts';
import { requireProgram } from '../../../support/programs.ts';
import { askPython } from '../../../support/python/ask-python.ts';

const LINES = [
  '',
  '8000',
  '0:8000',
  '0.0.0.0:8000 --noreload -v 2',
  '--noreload 0.0.0.0:8000',
  '[::1]:8000 -6',
  '--settings settings localhost:8000',
  'my-host.example.org:80',
  '1.2.3.4.5:80',
  '0.0.0.0',
  'localhost',
  ':8000',
  '*:8000',
  '0.0.0.0:',
  '0.0.0.0:80x',
  '80.5',
  'http://0.0.0.0:8000',
  'my_host:80',
  '::1:8000',
  '[::1]',
  '0.0.0.0 8000',
  '0.0.0.0:8000 extra words',
  '8000 --insecure --nostatic extra',
];

function ours(line: string) {
  const argv = line === '' ? [] : line.split(' ');
  const [error] = runserver.parse(invocationOf('manage.py', ['runserver', ...argv]), undefined).errors;
  return error ? { kind: error.kind, text: error.text, exit: error.exitCode } : { kind: null, text: null, exit: 0 };
}

test('Django refuses the same addresses', (t) => {
  const python = requireProgram(t, 'paas', 'python');
  if (!python) return;
  const questions = LINES.map((line) => ({ argv: line === '' ? [] : line.split(' ') }));
  const answers = askPython(python, 'runserver-answers.py', [], questions);
  assert.deepEqual(LINES.map(ours), answers);
  assert.ok(answers.filter(({ kind }) => kind !== null).length > 10);
});

test('nothing is said where an option of a package may take the word', () => {
  for (const line of ['--livereload-host 0.0.0.0 8000', '0.0.0.0 --own x', '-p 0.0.0.0']) {
    assert.equal(ours(line).kind, null, line);
  }
});
