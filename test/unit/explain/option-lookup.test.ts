import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPlainText } from '../../../server/src/core/explain/explanation.ts';
import { lookUp } from '../../../server/src/core/explain/lookup.ts';

test('an option of a command is found with and without the command', () => {
  const title = 'celery worker -c, --concurrency N';
  assert.equal(lookUp(['celery', 'worker', '--concurrency']).found?.title, title);
  assert.equal(lookUp(['celery', '--concurrency']).found?.title, title);
  assert.equal(lookUp(['celery', '--concurrency=4']).found?.title, title);
  assert.equal(lookUp(['flask', 'run', '--host']).found?.title, 'flask run -h, --host HOST');
  assert.equal(lookUp(['manage.py', 'runserver', '--noreload']).found?.title, 'django-admin runserver --noreload');
});

test('a general option behind a command is the general one', () => {
  assert.equal(lookUp(['celery', 'worker', '--app']).found?.title, 'celery -A, --app APP');
});

test('a command without an option is explained', () => {
  assert.equal(lookUp(['celery', 'beat']).found?.title, 'celery beat');
});

test('an option that is gone says since when', () => {
  const { found } = lookUp(['gunicorn', '--debug']);
  assert.match(found ? toPlainText(found, {}) : '', /Removed in: gunicorn 19\.2\.0/);
});

test('a misspelt option or command gets the nearest names', () => {
  const similar = (...words: string[]) => {
    const result = lookUp(words);
    return result.found === undefined ? result.similar[0] : undefined;
  };
  assert.equal(similar('celery', 'worker', '--concurency'), 'celery --concurrency');
  assert.equal(similar('celery', 'wroker'), 'celery worker');
  assert.equal(similar('gunicorn', '--tiemout'), 'gunicorn --timeout');
});

test('a rule is explained with its examples', () => {
  const { found } = lookUp(['procfile/full-width-colon']);
  const text = found ? toPlainText(found, {}) : '';
  assert.match(text, /^Bad \(Procfile\):\n\n {4}web：/m);
  assert.match(text, /^After the fix:\n\n {4}web: /m);
  assert.match(text, /^Good \(Procfile/m);
});
