import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../../server/src/core/complete/complete.ts';
import { explainAt } from '../../../server/src/core/explain/at.ts';
import { ruleContext } from '../../support/check-text.ts';

/** Labels offered at `|`, with what becomes of the text. */
async function offered(marked: string): Promise<Map<string, string>> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const items = completionsAt(await ruleContext({ text }), offset);
  return new Map(
    items.map(({ label, span, newText }) => [label, text.slice(0, span.start) + newText + text.slice(span.end)]),
  );
}

test('commands of celery where none is written yet', async () => {
  assert.equal((await offered('worker: celery -A proj |\n')).get('worker'), 'worker: celery -A proj worker\n');
  assert.equal((await offered('worker: celery -A proj be|\n')).get('beat'), 'worker: celery -A proj beat\n');
  assert.equal((await offered('worker: celery -A |\n')).has('worker'), false, 'an application stands here');
  assert.equal((await offered('worker: celery -A proj worker |\n')).has('beat'), false, 'there is a command');
  assert.equal(
    (await offered('worker: celery -A proj worker --con|\n')).get('--concurrency'),
    'worker: celery -A proj worker --concurrency \n',
  );
});

test('commands of manage.py and flask', async () => {
  assert.equal(
    (await offered('release: python manage.py mi|\n')).get('migrate'),
    'release: python manage.py migrate\n',
  );
  assert.equal((await offered('web: flask --app x |\n')).get('run'), 'web: flask --app x run\n');
});

test('programs by the names they are started with', async () => {
  const items = await offered('web: |\n');
  for (const name of ['waitress-serve', 'django-admin', 'uvicorn', 'celery']) assert.ok(items.has(name), name);
});

test('explains the command under the pointer', async () => {
  const text = 'worker: celery -A proj worker -c 2\n';
  const found = explainAt(await ruleContext({ text }), text.indexOf('worker -c') + 2);
  assert.equal(found?.explanation.title, 'celery worker');
  assert.equal(text.slice(found?.span.start, found?.span.end), 'worker');
  assert.match(found?.explanation.documentation ?? '', /#celery-worker$/);
  const django = 'release: python manage.py migrate\n';
  const migrate = explainAt(await ruleContext({ text: django }), django.indexOf('migrate'));
  assert.equal(migrate?.explanation.title, 'manage.py migrate', 'as it is written');
});
