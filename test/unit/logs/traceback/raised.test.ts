import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { tracebackInJson } from '../../../../server/src/core/logs/traceback/json-traceback.ts';
import { tracebacksIn } from '../../../../server/src/core/logs/traceback/python-traceback.ts';
import { raisedIn, raisedInWords } from '../../../../server/src/core/logs/traceback/raised.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const ABORTED = `[2026-11-23 00:05:58 +0000] [9] [ERROR] Error handling request GET /reports/monthly?token=abc
Traceback (most recent call last):
  File "/venv/lib/python3.11/site-packages/gunicorn/workers/sync.py", line 141, in handle
    self.handle_request(listener, req, client, addr)
  File "/venv/lib/python3.11/site-packages/django/core/handlers/base.py", line 197, in _get_response
    response = wrapped_callback(request, *callback_args, **callback_kwargs)
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/app/shop/views.py", line 21, in monthly
    rows = list(Order.objects.filter(month=month))
  File "/venv/lib/python3.11/site-packages/gunicorn/workers/base.py", line 200, in handle_abort
    sys.exit(1)
SystemExit: 1`;

const CHAINED = `2026-11-23 00:07:24,958 ERROR django.request Internal Server Error: /orders
Traceback (most recent call last):
  File "/venv/lib/python3.11/site-packages/django/db/backends/base/base.py", line 270, in connect
    self.connection = self.get_new_connection(conn_params)
psycopg.OperationalError: connection refused

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/venv/lib/python3.11/site-packages/django/core/handlers/exception.py", line 55, in inner
    response = get_response(request)
  File "/app/shop/views.py", line 9, in orders
    return HttpResponse(Order.objects.count())
  File "/venv/lib/python3.11/site-packages/django/db/utils.py", line 91, in __exit__
    raise dj_exc_value.with_traceback(traceback) from exc_value
django.db.utils.OperationalError: connection refused`;

test('a worker that was given up: what it was at, and for whom; its SystemExit is no exception of the application', () => {
  assert.deepEqual(raisedIn(ABORTED, ABORTED.split('\n')[0] ?? ''), {
    exception: undefined,
    place: { path: '/app/shop/views.py', line: 21, name: 'monthly' },
    request: 'GET /reports/monthly',
  });
});

test('of exceptions raised from one another that of the line counts, with the code that it went through', () => {
  const place = { path: '/app/shop/views.py', line: 9, name: 'orders' };
  const of = (line: string) => raisedIn(CHAINED, line);
  assert.deepEqual(of('psycopg.OperationalError: connection refused'), {
    exception: 'psycopg.OperationalError: connection refused',
    place,
    request: undefined,
  });
  assert.deepEqual(of('2026-11-23 00:07:24,958 ERROR django.request Internal Server Error: /orders'), {
    exception: 'django.db.utils.OperationalError: connection refused',
    place,
    request: undefined,
  });
});

test('a traceback without its end says nothing yet', () => {
  const lines = CHAINED.split('\n');
  assert.equal(raisedIn(lines.slice(0, 3).join('\n'), lines[0] ?? ''), undefined);
  assert.equal(raisedIn('no traceback at all', ''), undefined);
});

test('code of packages, of the interpreter and of their scripts is not the application’s, wherever they are installed', () => {
  const ofPath = (path: string) =>
    raisedIn(`Traceback (most recent call last):\n  File "${path}", line 3, in f\nValueError: x`, '')?.place?.path;
  for (const path of [
    '/app/.heroku/python/lib/python3.12/site-packages/x.py',
    '/usr/lib/python3/dist-packages/x.py',
    '/usr/lib/python3.11/threading.py',
    'C:\\Python311\\Lib\\site-packages\\x.py',
    '/usr/lib/python311.zip/x.py',
    '<frozen importlib._bootstrap>',
    '<string>',
    '/app/.heroku/python/bin/gunicorn',
  ])
    assert.equal(ofPath(path), undefined, path);
  for (const path of ['/app/shop/views.py', '/app/bin/run.py', '/srv/lib/pythonic.py', 'manage.py'])
    assert.equal(ofPath(path), path);
});

test('what is said of it to people', () => {
  const raised = raisedIn(ABORTED, '');
  assert.deepEqual(
    raisedInWords([raised ?? assert.fail()]).map((text) => render(text)),
    ["In the application's code: /app/shop/views.py:21, monthly", 'Request: GET /reports/monthly'],
  );
});

const RAISERS = `
import traceback, sys
def inner():
    raise KeyError('PORT')
def cause():
    try: inner()
    except KeyError as e: raise RuntimeError('two\\nlines') from e
def group():
    raise ExceptionGroup('several', [ValueError('first')])
def syntax():
    compile('x = (', '/app/settings.py', 'exec')
for one in (inner, cause, syntax, *([group] if sys.version_info >= (3, 11) else [])):
    try: one()
    except BaseException: traceback.print_exc()
    print('=====', file=sys.stderr)
`;

test('what Python itself writes is read as Python means it', (t) => {
  using folder = new ScratchFolder();
  folder.write({ 'app/raisers.py': RAISERS });
  const { stderr, error } = spawnSync('python3', [folder.file('app/raisers.py')], { encoding: 'utf8' });
  if (error) return t.skip('no python3');
  const [inner = '', cause = '', syntax = '', group] = stderr.split('=====\n');
  const innermost = (text: string) =>
    tracebacksIn(text).map(({ frames, exception }) => [frames.at(-1)?.line, frames.at(-1)?.name, exception]);
  assert.deepEqual(innermost(inner), [[4, 'inner', "KeyError: 'PORT'"]]);
  assert.deepEqual(innermost(cause), [
    [4, 'inner', "KeyError: 'PORT'"],
    [7, 'cause', 'RuntimeError: two'],
  ]);
  assert.deepEqual(raisedIn(syntax, '')?.place, { path: '/app/settings.py', line: 1, name: undefined });
  if (group === undefined || group === '') return;
  assert.deepEqual(innermost(group)[0], [9, 'group', 'ExceptionGroup: several (1 sub-exception)']);
});

test('a traceback is found in a line of JSON, also in JSON that a collector has put into its own', () => {
  const inner = JSON.stringify({ message: 'a "quoted" one', exc_info: CHAINED, path: 'C:\\new' });
  assert.equal(tracebackInJson(inner), CHAINED);
  assert.equal(tracebackInJson(JSON.stringify({ log: `${inner}\n`, stream: 'stdout' })), CHAINED);
  for (const line of [
    '',
    '{"message":"Traceback (most recent call last):"}',
    `{"message":"${'\\'.repeat(9)}Traceback (most recent call last):`,
  ])
    assert.equal(tracebackInJson(line), undefined);
});
