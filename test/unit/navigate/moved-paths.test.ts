import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editsForMoves } from '../../../server/src/core/navigate/moved-paths.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { ruleContext } from '../../support/check-text.ts';
import { MEMORY_FOLDER } from '../../support/memory-file-system.ts';

const PYTHON = 'application = app = 1\n';
const FILES: Readonly<Record<string, string>> = {
  'wsgi.py': PYTHON,
  'shop/__init__.py': '',
  'shop/wsgi.py': PYTHON,
  'shop/tasks.py': PYTHON,
  'src/main.py': PYTHON,
  'src/requirements.txt': 'gunicorn==23.0.0\n',
  'src/api/server.py': PYTHON,
  'conf/gunicorn.py': 'workers = 2\n',
  'bin/start.sh': 'true\n',
  'worker.py': '',
  'manage.py': '',
};

/** What becomes of a text when `from` is called `to`. */
async function renamed(text: string, from: string, to: string, file = 'Procfile'): Promise<string> {
  const { document, project } = await ruleContext({ text, file, files: FILES });
  assert.ok(project);
  const move = { from: `${MEMORY_FOLDER}/${from}`, to: to.includes(':') ? to : `${MEMORY_FOLDER}/${to}` };
  return applyEdits(text, editsForMoves(document, project, [move]));
}

for (const [what, command, from, to, after] of [
  ['a module', 'gunicorn wsgi:app -w 2', 'wsgi.py', 'entry.py', 'gunicorn entry:app -w 2'],
  ['a module that moves into a package', 'gunicorn wsgi', 'wsgi.py', 'shop/entry.py', 'gunicorn shop.entry'],
  ['a module of a package', 'gunicorn "shop.wsgi:app"', 'shop/wsgi.py', 'shop/entry.py', 'gunicorn "shop.entry:app"'],
  [
    'a package',
    'celery -A shop.tasks worker & gunicorn shop.wsgi',
    'shop',
    'store',
    'celery -A store.tasks worker & gunicorn store.wsgi',
  ],
  ['a package by itself', 'celery -A shop worker', 'shop', 'store', 'celery -A store worker'],
  [
    'a module below --chdir',
    'gunicorn --chdir src main:app',
    'src/main.py',
    'src/entry.py',
    'gunicorn --chdir src entry:app',
  ],
  ['the directory of --chdir', 'gunicorn --chdir=src main:app', 'src', 'source', 'gunicorn --chdir=source main:app'],
  ['the directory of cd', 'cd src/ && gunicorn main:app', 'src', 'source', 'cd source/ && gunicorn main:app'],
  ['a folder above', 'cd src/api && uvicorn server:app', 'src', 'lib/src', 'cd lib/src/api && uvicorn server:app'],
  [
    'a configuration file',
    'gunicorn -c ./conf/gunicorn.py wsgi',
    'conf/gunicorn.py',
    'conf/prod.py',
    'gunicorn -c ./conf/prod.py wsgi',
  ],
  [
    'its folder',
    'gunicorn --config=file:conf/gunicorn.py wsgi',
    'conf',
    'deploy',
    'gunicorn --config=file:deploy/gunicorn.py wsgi',
  ],
  ['a script', 'sh bin/start.sh', 'bin/start.sh', 'bin/run.sh', 'sh bin/run.sh'],
  ['a script of Python', 'python -u worker.py', 'worker.py', 'jobs/worker.py', 'python -u jobs/worker.py'],
  ['the script of Django', 'python manage.py migrate', 'manage.py', 'src/manage.py', 'python src/manage.py migrate'],
] as const) {
  test(`${what} gets another name: its words follow`, async () => {
    assert.equal(await renamed(`web: ${command}\n`, from, to), `web: ${after}\n`);
  });
}

for (const [what, command, from, to] of [
  ['something else', 'gunicorn wsgi', 'worker.py', 'jobs.py'],
  ['a name that only begins the same', 'gunicorn wsgi', 'wsgi', 'other'],
  ['a module that can no longer be imported', 'gunicorn wsgi', 'wsgi.py', 'my-entry.py'],
  ['a module that leaves its search path', 'gunicorn --chdir src main:app', 'src/main.py', 'main.py'],
  ['a name that would need quotes', 'sh bin/start.sh', 'bin/start.sh', 'bin/run it.sh'],
  ['a file that goes elsewhere', 'sh bin/start.sh', 'bin/start.sh', 'file:///elsewhere/start.sh'],
  ['a word that is the name of a folder by chance', 'echo shop && true src', 'src', 'source'],
  ['words with escapes', 'gunicorn ws\\gi', 'wsgi.py', 'entry.py'],
] as const) {
  test(`${what}: nothing changes`, async () => {
    assert.equal(await renamed(`web: ${command}\n`, from, to), `web: ${command}\n`);
  });
}

test('in app_desc.yaml: commands, a source directory and what stands below it', async () => {
  const text = `spec_version: 2
modules:
  api:
    is_default: true
    language: python
    source_dir: src
    processes:
      web: {command: "gunicorn main:app"}
      start: {command: sh ../bin/start.sh}
`;
  assert.equal(
    await renamed(text, 'src', 'source', 'app_desc.yaml'),
    text.replace('source_dir: src', 'source_dir: source'),
  );
  assert.equal(
    await renamed(text, 'src/main.py', 'src/api/main.py', 'app_desc.yaml'),
    text.replace('main:app', 'api.main:app'),
  );
});
