import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '../../../server/src/core/text/l10n.ts';
import { checkText } from '../../support/check-text.ts';

async function said(text: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const findings = await checkText({ text, platform: 'heroku', files });
  return findings.filter(({ rule }) => rule.id === 'python/missing-script').map(({ message }) => render(message));
}

// OttawaSTEM/django_skeleton (shortened): the message said that there was no manage.py in the workspace.
test('a script that is in another folder is named there', async () => {
  const text = 'release: python manage.py migrate\nweb: gunicorn --pythonpath="$PWD/src" skeleton.wsgi\n';
  assert.deepEqual(await said(text, { 'src/manage.py': '', 'src/skeleton/wsgi.py': 'application = 1' }), [
    'There is no file manage.py where this starts: it is src/manage.py.',
  ]);
  const nothing = ['There is no file manage.py in the workspace.'];
  assert.deepEqual(await said(text, { 'a/manage.py': '', 'b/manage.py': '' }), nothing);
  assert.deepEqual(await said(text, { 'main.py': '' }), nothing);
  assert.deepEqual(await said('release: cd src && python manage.py migrate\n', { 'src/main.py': '' }), [
    'There is no file src/manage.py in the workspace.',
  ]);
});
