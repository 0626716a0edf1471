import assert from 'node:assert/strict';
import { test } from 'node:test';
import { django } from '../../../server/src/core/programs/django/program.ts';
import { flask, parseFlask } from '../../../server/src/core/programs/flask/program.ts';
import type { Program } from '../../../server/src/core/programs/program.ts';
import { python } from '../../../server/src/core/programs/python/program.ts';
import { uwsgi } from '../../../server/src/core/programs/uwsgi/program.ts';
import { invocationOf } from '../../support/commands/invocation.ts';

/** What is found: options with their values, then the other words. Nothing is ever refused. */
const table: readonly (readonly [Program, string, readonly string[], readonly string[]])[] = [
  [
    uwsgi,
    '--http :8000 -w app --master -p 4 --unheard-of x',
    ['http=:8000', 'module=app', 'master', 'processes=4'],
    ['x'],
  ],
  [uwsgi, '--http=:8000 -wapp -M uwsgi.ini', ['http=:8000', 'module=app', 'master'], ['uwsgi.ini']],
  [django, 'runserver 0.0.0.0:8000 --noreload --settings=a.b', ['noreload', 'settings=a.b'], ['0.0.0.0:8000']],
  [django, 'migrate --noinput -v 2 --own', ['noinput', 'verbosity=2'], []],
  [django, '', [], []],
  [flask, '--app wsgi --debug run -h 0.0.0.0 -p 80', ['app=wsgi', 'debug', 'host=0.0.0.0', 'port=80'], []],
  [flask, '--app wsgi init-db --force', ['app=wsgi'], []],
  [python, '-u app.py -u --port 80', ['unbuffered'], ['app.py', '-u', '--port', '80']],
  [python, '-W ignore -X dev -c print(1)', ['warnings=ignore', 'x=dev', 'command=print(1)'], []],
];

for (const [program, line, uses, positionals] of table) {
  test(`${program.id} ${line}`, () => {
    const argv = line === '' ? [] : line.split(' ');
    const parsed = program.parse(invocationOf(program.id, argv), undefined);
    assert.deepEqual(
      parsed.uses.map(({ option, value }) => (value ? `${option.id}=${value.text}` : option.id)),
      uses,
    );
    assert.deepEqual(
      parsed.positionals.map(({ text }) => text),
      positionals,
    );
    assert.deepEqual(parsed.errors, []);
  });
}

test('flask knows its command and the options of run', () => {
  const invocation = invocationOf('flask', ['--app', 'x', 'run', '--po']);
  assert.equal(parseFlask(invocation, undefined).command?.text, 'run');
  assert.ok(flask.options(undefined, invocation).some(({ id }) => id === 'port'));
  assert.ok(!flask.options(undefined, invocationOf('flask', [])).some(({ id }) => id === 'port'));
});
