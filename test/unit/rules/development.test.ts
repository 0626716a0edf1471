// Procfile.dev is for the developer's machine: what matters where a platform runs a process is not said of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText, ruleContext, type TextToCheck } from '../../support/check-text.ts';

const LOCAL = [
  'web: python manage.py runserver',
  'flask: flask --app wsgi --debug run -p 5001',
  'api: uvicorn main:app --reload --port 8000',
  'asgi: hypercorn app:app --reload',
  'wsgi: gunicorn app:app --reload -b 127.0.0.1:8000 --timeout 0',
  'celery_worker: celery -A proj worker -B -l info',
].join('\n');

async function rules(source: TextToCheck): Promise<string[]> {
  return (await checkText({ files: { 'manage.py': '' }, ...source })).map(({ rule }) => rule.id);
}

for (const file of ['Procfile.dev', 'Procfile.windows', 'Procfile.local', 'local.procfile', 'Procfile.dev.web'])
  for (const platform of ['auto', 'heroku', 'blueking', 'generic'] as const)
    test(`${file} on ${platform}: nothing about production`, async () => {
      assert.deepEqual(await rules({ file, platform, text: LOCAL }), []);
    });

test('the same text in the file that platforms read', async () => {
  for (const file of ['Procfile', 'Procfile.production']) {
    const said = await rules({ file, platform: 'heroku', text: LOCAL });
    assert.ok(said.includes('python/runserver-in-production'), said.join());
    assert.ok(said.includes('servers/reload-in-production'), said.join());
    assert.ok(said.includes('gunicorn/development-option'), said.join());
  }
});

test('a Procfile for development is refused for its mistakes all the same', async () => {
  const text = 'web: gunicorn app:app --reloaded\nworker: celery -A proj worker --loglevl info\n';
  assert.deepEqual(await rules({ file: 'Procfile.dev', text }), ['gunicorn/unknown-option', 'celery/unknown-option']);
});

test('no platform reads it, whatever the setting says', async () => {
  const { platform } = await ruleContext({ file: 'Procfile.dev', platform: 'blueking', text: 'web: x\n' });
  assert.equal(platform.id, 'generic');
});

test('a process for development beside the one that is deployed', async () => {
  const text =
    'dev: FLASK_APP=app.py FLASK_DEBUG=1 flask run\nweb: gunicorn app:app -b :$PORT\nweb-dev: uvicorn x:y --reload\n';
  assert.deepEqual(await rules({ platform: 'heroku', text }), []);
  assert.deepEqual(await rules({ platform: 'heroku', text: 'device: flask run\n' }), [
    'python/runserver-in-production',
  ]);
});
