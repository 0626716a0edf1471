import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameNames } from '../../../server/src/core/navigate/names.ts';
import { targetsOf } from '../../../server/src/core/navigate/targets.ts';
import { ruleContext } from '../../support/check-text.ts';

async function targets(text: string, files: Record<string, string>, file = 'Procfile') {
  const { document, project } = await ruleContext({ text, files, file });
  return targetsOf(document, project).map(({ span, uri, range }) => [
    text.slice(span.start, span.end),
    uri.replace('file:///app/', ''),
    range.start.line,
  ]);
}

test('the application, its attribute and the configuration file lead to their files', async () => {
  const files = {
    'shop/wsgi.py': 'import os\n\napplication = 1\n',
    'shop/__init__.py': '',
    'conf/web.py': 'workers = 2\n',
  };
  assert.deepEqual(await targets('web: gunicorn -c conf/web.py shop.wsgi:application -w 2\n', files), [
    ['conf/web.py', 'conf/web.py', 0],
    ['shop.wsgi:application', 'shop/wsgi.py', 2],
  ]);
  assert.deepEqual(await targets('web: gunicorn --config=conf/web.py shop.wsgi\n', files), [
    ['conf/web.py', 'conf/web.py', 0],
    ['shop.wsgi', 'shop/wsgi.py', 0],
  ]);
});

test('an application leads where its options say that it is looked for, and nowhere else', async () => {
  const files = { 'wsgi.py': 'app = 1\n', 'src/wsgi.py': '\napp = 1\n', 'main.py': '' };
  assert.deepEqual(await targets('web: gunicorn --chdir src wsgi:app\n', files), [['wsgi:app', 'src/wsgi.py', 1]]);
  assert.deepEqual(await targets('web: uvicorn --app-dir src wsgi:app\n', files), [['wsgi:app', 'src/wsgi.py', 1]]);
  assert.deepEqual(await targets('web: gunicorn --chdir src main:app\n', files), []);
});

test('a script and a directory before it', async () => {
  assert.deepEqual(await targets('release: cd src && python manage.py migrate\n', { 'src/manage.py': '' }), [
    ['manage.py', 'src/manage.py', 0],
  ]);
});

test('an application behind an equals sign is one link', async () => {
  assert.deepEqual(
    await targets('worker: celery --app=shop.jobs worker\n', { 'shop/__init__.py': '', 'shop/jobs.py': '' }),
    [['shop.jobs', 'shop/jobs.py', 0]],
  );
});

test('what is not there is no link', async () => {
  assert.deepEqual(await targets('web: gunicorn nothing:app -c none.py $CONFIG\n', { 'requirements.txt': '' }), []);
});

test('values of app_desc.yaml lead to files, source directories to what says the most about them', async () => {
  const text = `spec_version: 2
modules:
  api:
    language: Python
    source_dir: ./src/api
    env_variables:
      - &settings {key: DJANGO_SETTINGS_MODULE, value: shop.settings}
      - {key: CONFIG, value: "conf/site.yaml"}
      - {key: PAGE, value: https://example.com/conf/site.yaml}
      - {key: NAME, value: site}
    processes:
      web: &web
        command: gunicorn -c conf/web.py shop.wsgi
        probes: {liveness: {exec: {command: [bin/alive.sh, shop.settings]}}}
      worker: *web
    scripts: {pre_release_hook: bin/release.sh}
`;
  const files = {
    'src/api/requirements.txt': '',
    'src/api/shop/__init__.py': '',
    'src/api/shop/settings.py': '',
    'src/api/shop/wsgi.py': '',
    'src/api/conf/site.yaml': '',
    'src/api/conf/web.py': '',
    'src/api/bin/alive.sh': '',
    'src/api/bin/release.sh': '',
    'src/api/site': '',
  };
  const found = await targets(text, files, 'app_desc.yaml');
  assert.deepEqual(found.map(([words, path]) => [words, path]).sort(), [
    ['./src/api', 'src/api/requirements.txt'],
    ['bin/alive.sh', 'src/api/bin/alive.sh'],
    ['bin/release.sh', 'src/api/bin/release.sh'],
    ['conf/site.yaml', 'src/api/conf/site.yaml'],
    ['conf/web.py', 'src/api/conf/web.py'],
    ['shop.settings', 'src/api/shop/settings.py'],
    ['shop.wsgi', 'src/api/shop/wsgi.py'],
  ]);
});

test('of a source directory that only the package has, values lead to the code beside the file', async () => {
  const text = `spec_version: 2
module:
  language: Python
  source_dir: src
  processes: {web: {command: gunicorn shop.wsgi}}
  scripts: {pre_release_hook: bin/release.sh}
`;
  const files = {
    'requirements.txt': '',
    'manage.py': '',
    'shop/__init__.py': '',
    'shop/wsgi.py': '',
    'bin/release.sh': '',
  };
  const found = await targets(text, files, 'app_desc.yaml');
  assert.deepEqual(found.map(([words, path]) => [words, path]).sort(), [
    ['bin/release.sh', 'bin/release.sh'],
    ['shop.wsgi', 'shop/wsgi.py'],
  ]);
});

test('a directory is no file', async () => {
  assert.deepEqual(await targets('web: ls conf/deep src/\n', { 'conf/deep/x': '', 'src/x': '' }), []);
  const shop = { 'shop/__init__.py': '', 'shop/front/package.json': '' };
  assert.deepEqual(await targets('web: cd shop/front && npm start\n', shop), []);
});

test('a process is the same in Procfile and app_desc.yaml', async () => {
  const appDesc = 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: x y\n';
  const context = await ruleContext({ text: 'web: x y\nworker: z\n', files: { 'app_desc.yaml': appDesc } });
  const found = sameNames(context, 1).map(({ document, occurrence }) => [
    document.uri.replace('file:///app/', ''),
    document.text.slice(occurrence.span.start, occurrence.span.end),
    document.lines.positionAt(occurrence.span.start).line,
  ]);
  assert.deepEqual(found, [
    ['Procfile', 'web', 0],
    ['app_desc.yaml', 'web', 4],
  ]);
});
