import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameNames } from '../../../server/src/core/navigate/names.ts';
import { targetsOf } from '../../../server/src/core/navigate/targets.ts';
import { ruleContext } from '../../support/check-text.ts';

async function targets(text: string, files: Record<string, string>) {
  const { document, project } = await ruleContext({ text, files });
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

test('a script and a directory before it', async () => {
  assert.deepEqual(await targets('release: cd src && python manage.py migrate\n', { 'src/manage.py': '' }), [
    ['manage.py', 'src/manage.py', 0],
  ]);
});

test('what is not there is no link', async () => {
  assert.deepEqual(await targets('web: gunicorn nothing:app -c none.py $CONFIG\n', { 'requirements.txt': '' }), []);
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
