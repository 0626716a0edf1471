import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessFormats } from '../../../server/src/core/effective/access-formats.ts';
import { ruleContext, type TextToCheck } from '../../support/check-text.ts';

async function formatsOf(source: TextToCheck): Promise<string[]> {
  const { document, project } = await ruleContext(source);
  return accessFormats(document, project);
}

test('the format on the line, of every process, once', async () => {
  const text = `web: gunicorn wsgi --access-logformat '%(s)s %(D)s "%(r)s"'
api: bash -c "exec gunicorn api --access-logformat='%(s)s %(D)s \\"%(r)s\\"'"
admin: gunicorn admin --access-logformat "%(s)s %(L)s"
worker: celery -A proj worker
`;
  assert.deepEqual(await formatsOf({ text }), ['%(s)s %(D)s "%(r)s"', '%(s)s %(L)s']);
});

test('in app_desc.yaml, in a configuration file, in GUNICORN_CMD_ARGS', async () => {
  const text = `spec_version: 2
module:
  language: python
  processes:
    web:
      command: gunicorn wsgi --access-logformat '%(s)s in %(M)s'
`;
  assert.deepEqual(await formatsOf({ file: 'app_desc.yaml', text }), ['%(s)s in %(M)s']);
  const files = { 'gunicorn.conf.py': "access_log_format = '%(s)s %(T)s'\n" };
  assert.deepEqual(await formatsOf({ text: 'web: gunicorn wsgi\n', files }), ['%(s)s %(T)s']);
  const variable = `web: GUNICORN_CMD_ARGS="--access-logformat '%(s)s %(D)s'" gunicorn wsgi\n`;
  assert.deepEqual(await formatsOf({ text: variable }), ['%(s)s %(D)s']);
});

test('of hypercorn, on its line', async () => {
  const text = "web: hypercorn app:app --access-logfile - --access-logformat '%(s)s %(st)s %(D)s'\n";
  assert.deepEqual(await formatsOf({ text }), ['%(s)s %(st)s %(D)s']);
});

test('none where none is written, or it is known only when the command runs', async () => {
  for (const text of [
    'web: gunicorn wsgi\n',
    'web: gunicorn wsgi --access-logformat "$FORMAT"\n',
    'web: hypercorn app:app --access-logformat "$FORMAT"\n',
    'web: hypercorn app:app\n',
    'web: uvicorn app\n',
  ]) {
    assert.deepEqual(await formatsOf({ text }), [], text);
  }
});
