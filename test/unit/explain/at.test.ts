import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainAt } from '../../../server/src/core/explain/at.ts';
import { toMarkdown } from '../../../server/src/core/explain/explanation.ts';
import { ruleContext } from '../../support/check-text.ts';

/** The hover at `|`, with the text it is about. */
async function hoverAt(
  marked: string,
  file = 'Procfile',
  files: Record<string, string> = {},
  platform: 'blueking' | 'heroku' | 'generic' = 'blueking',
): Promise<{ about: string; markdown: string } | undefined> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = explainAt(await ruleContext({ text, file, platform, files }), offset);
  return found && { about: text.slice(found.span.start, found.span.end), markdown: toMarkdown(found.explanation, {}) };
}

const FORMAT = `web: gunicorn wsgi -w 4 -b :$PORT --access-logformat '[%(h)s] %({request_id}i)s "%(r)s" %(D)s'\n`;
const at = (piece: string, caret = 0) => {
  const index = FORMAT.indexOf(piece) + caret;
  return `${FORMAT.slice(0, index)}|${FORMAT.slice(index)}`;
};

test('the process name, the program, an option, its value, an atom and a variable', async () => {
  assert.equal((await hoverAt(at('web')))?.about, 'web');
  assert.equal((await hoverAt(at('gunicorn', 3)))?.about, 'gunicorn');
  assert.equal((await hoverAt(at('-w', 1)))?.about, '-w');
  assert.equal((await hoverAt(at('4 ')))?.about, '4');
  assert.equal((await hoverAt(at('--access', 5)))?.about, '--access-logformat');
  assert.equal((await hoverAt(at('$PORT', 2)))?.about, '$PORT');
});

test('what a process is for, on its platform, and what it starts', async () => {
  const said = async (marked: string, platform: 'blueking' | 'heroku' | 'generic', file?: string) =>
    (await hoverAt(marked, file, {}, platform))?.markdown ?? '';
  assert.match(await said('w|eb: cd src && export A=1 && gunicorn wsgi & wait\n', 'heroku'), /Starts: `gunicorn`/);
  assert.match(await said('rel|ease: python manage.py migrate\n', 'heroku'), /^A command that runs once before/m);
  assert.match(await said('rel|ease: python manage.py migrate\n', 'generic'), /elsewhere an ordinary process/);
  assert.match(await said('rel|ease: python manage.py migrate\n', 'blueking'), /^A process without an address/m);
  const processes = '  spec:\n    processes:\n      - name: w|eb\n        procCommand: gunicorn wsgi\n';
  const text = `specVersion: 3\nmodule:\n  language: Python\n${processes}`;
  assert.match(await said(text, 'blueking', 'app_desc.yaml'), /once one of its `services` has an `exposedType`/);
  assert.match(await said('web: gunicorn wsgi -b :$PO|RT\n', 'heroku'), /different at each start/);
  assert.doesNotMatch(await said('web: gunicorn wsgi -b :$PO|RT\n', 'generic'), /different at each start/);
});

test('where the shell sends the output of a program, and what it sets for it', async () => {
  const said = async (marked: string) => {
    const { about, markdown = '' } = (await hoverAt(marked)) ?? {};
    return [about, markdown.split('\n\n')[1]];
  };
  assert.deepEqual(await said('web: run >> /var/|log/a.log\n'), [
    '>> /var/log/a.log',
    'The standard output is appended to this file.',
  ]);
  assert.match((await hoverAt('web: run >| out.log\n'))?.markdown ?? '', /log of the platform has nothing of it/);
  assert.match((await said('web: run 2>/dev/nul|l\n'))[1] ?? '', /^The standard error is thrown away/);
  assert.match(
    (await said('web: run > a 2>|&1\n'))[1] ?? '',
    /^The standard error goes where the standard output goes/,
  );
  assert.equal((await hoverAt('web: run > $|HOME/a\n'))?.about, '$HOME');
  assert.equal(await hoverAt('web: run <|<EOF\n'), undefined);
  assert.deepEqual(await said('web: DE|BUG=1 python run.py\n'), [
    'DEBUG',
    'Sets the environment variable for this command only.',
  ]);
  assert.match((await said('web: DE|BUG=1; python run.py\n'))[1] ?? '', /^Sets a variable of the shell/);
  assert.match((await hoverAt('web: PO|RT=80 python run.py\n'))?.markdown ?? '', /5000|port/i);
});

test('an atom of the access log format inside quotes is found with its exact place', async () => {
  const duration = await hoverAt(at('%(D)s', 2));
  assert.equal(duration?.about, '%(D)s');
  assert.match(duration?.markdown ?? '', /microseconds/);
  assert.equal((await hoverAt(at('%({request_id}i)s', 4)))?.about, '%({request_id}i)s');
});

test('an option says its default, its values and where to read on', async () => {
  const { markdown = '' } = (await hoverAt('web: gunicorn wsgi --time|out=60\n')) ?? {};
  assert.match(markdown, /`-t, --timeout INT`/);
  assert.match(markdown, /Default: `30`/);
  assert.match(markdown, /\(https:\/\/gunicorn\.org\/reference\/settings\/#timeout\)/);
});

test('the same in a folded scalar of app_desc.yaml', async () => {
  const text =
    'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: >\n        gunicorn wsgi\n        --work|er-class=gevent\n';
  assert.equal((await hoverAt(text, 'app_desc.yaml'))?.about, '--worker-class');
  const value = text.replace('|', '').replace('gevent', 'gev|ent');
  assert.equal((await hoverAt(value, 'app_desc.yaml'))?.about, 'gevent');
});

test('there is no explanation where nothing stands', async () => {
  assert.equal(await hoverAt('|\nweb: x y\n'), undefined);
  assert.equal(await hoverAt('web: node ser|ver.js\n'), undefined);
});

test('an option says what it replaces in the configuration file, the program what is in effect', async () => {
  const files = { 'gunicorn.conf.py': '# settings\ntimeout = 60\nworkers = 3\n' };
  const { markdown = '' } = (await hoverAt('web: gunicorn wsgi --time|out 600\n', 'Procfile', files)) ?? {};
  assert.match(markdown, /In effect here: `timeout = 600`, from the command line/);
  assert.match(markdown, /Wins over: `timeout = 60` of gunicorn\.conf\.py, line 2/);
  const program = (await hoverAt('web: guni|corn wsgi --timeout 600\n', 'Procfile', files))?.markdown ?? '';
  assert.match(program, /workers: 3 \(gunicorn\.conf\.py, line 3\)/);
});

test('an option is explained as the release has it that the requirements leave open', async () => {
  const of = (requirement: string) =>
    hoverAt('worker: celery worker -|A proj\n', 'Procfile', { 'requirements.txt': `${requirement}\n` });
  // Until 4 the application may stand behind the command (celery:celery/bin/base.py).
  assert.equal((await of('celery<5'))?.about, '-A');
  assert.equal((await of('celery==4.4.7'))?.about, '-A');
  assert.equal(await of('celery>=5'), undefined);
});

test('the application says what is imported, where it is and which framework made it', async () => {
  const django = {
    'shop/__init__.py': '',
    'shop/wsgi.py': 'import os\n\napplication = get_wsgi_application()\n',
    'main.py':
      'import flask\ndef create_app(name="a"):\n    return flask.Flask(name)\n\napi = fastapi.FastAPI(title="a")\n',
  };
  const of = async (marked: string, files: Record<string, string> = django) => {
    const { about, markdown = '' } = (await hoverAt(marked, 'Procfile', files)) ?? {};
    return [about, ...markdown.split(/\n+/)];
  };
  assert.deepEqual(await of('web: gunicorn shop.ws|gi:application -w 2\n'), [
    'shop.wsgi:application',
    '**`shop.wsgi:application`**',
    'The application: gunicorn imports `shop.wsgi` and takes `application` from it.',
    '- File: `shop/wsgi.py`',
    '- Line 3: `application = get_wsgi_application()`',
    '- Framework: Django (WSGI)',
  ]);
  assert.match((await of('web: gunicorn shop.ws|gi\n')).join(), /looks for the name `application` there.*Line 3/);
  assert.match((await of("web: gunicorn 'main:create|_app()'\n")).join(), /calls `create_app\(\)` of it.*Line 2: `def/);
  assert.match((await of('web: uvicorn main:a|pi\n')).join(), /Line 5: .*FastAPI \(ASGI\)/);
  assert.deepEqual((await of('web: gunicorn main:ap|p\n')).slice(3), [
    '- File: `main.py`',
    '- Defined: not in this file',
  ]);
  assert.deepEqual((await of('web: gunicorn ma|n:app\n')).slice(3), ['- File: not found in the workspace']);
});

test('the application of celery is found as celery finds it, and no password is shown', async () => {
  const files = {
    'proj/__init__.py': 'from .celery import app as celery_app\n',
    'proj/celery.py': 'from celery import Celery\n\napp = Celery("proj", broker="redis://me:secret-4711@host/0")\n',
  };
  const { about, markdown = '' } = (await hoverAt('worker: celery -A pro|j worker\n', 'Procfile', files)) ?? {};
  assert.equal(about, 'proj');
  assert.match(markdown, /looks for the name `app` there[\s\S]*File: `proj\/celery\.py`[\s\S]*Line 3: /);
  assert.doesNotMatch(markdown, /secret-4711/);
  assert.equal((await hoverAt('worker: celery -|A proj worker\n', 'Procfile', files))?.about, '-A');
});

test('a program says which release is there, or that nobody said', async () => {
  const of = async (files: Record<string, string>) =>
    (await hoverAt('web: guni|corn wsgi\n', 'Procfile', files))?.markdown ?? '';
  assert.match(await of({ 'requirements.txt': 'gunicorn==21.2.0\n' }), /Version: `?21\.2\.0/);
  assert.match(await of({}), /Version: not pinned in the workspace/);
});

test('the version of a program is that of the module of app_desc.yaml', async () => {
  const text =
    'spec_version: 2\nmodule:\n  language: python\n  source_dir: back\n  processes:\n    web:\n      command: guni|corn wsgi\n';
  const files = { 'requirements.txt': 'gunicorn==23.0.0\n', 'back/requirements.txt': 'gunicorn==19.6.0\n' };
  assert.match((await hoverAt(text, 'app_desc.yaml', files))?.markdown ?? '', /Version: `19\.6\.0`/);
});
