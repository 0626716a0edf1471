import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '../../../server/src/core/text/l10n.ts';
import { ruleContext, type TextToCheck } from '../../support/check-text.ts';

async function detected(source: TextToCheck): Promise<string> {
  const { platform } = await ruleContext(source);
  return `${platform.id}, ${platform.procfile}: ${render(platform.reason)}`;
}

test('the setting counts more than any sign', async () => {
  assert.equal(
    await detected({ text: 'web: x\n', platform: 'heroku', files: { 'app_desc.yaml': '' } }),
    'heroku, lines: chosen by setting',
  );
  assert.equal(
    await detected({ text: '', file: 'app_desc.yaml', platform: 'generic' }),
    'generic, lines: chosen by setting',
  );
});

test('what shows that BlueKing reads the file', async () => {
  assert.equal(
    await detected({ text: '', file: 'app_desc.yaml' }),
    'blueking, yaml: app_desc.yaml is read by BlueKing only',
  );
  assert.equal(
    await detected({ text: 'web: x\n', files: { 'app_desc.yml': '' } }),
    'blueking, yaml: app_desc.yml is in the folder',
  );
  assert.equal(
    await detected({ text: 'web: x\n', files: { 'requirements.txt': 'Django\nbkpaas-auth==2.0\n' } }),
    'blueking, yaml: bkpaas-auth is required',
  );
  assert.equal(
    await detected({ text: 'worker: celery -A blueapps.core.celery worker\n' }),
    'blueking, yaml: the Procfile mentions blueapps',
  );
  assert.equal(
    await detected({ text: 'web: x --log $BKPAAS_APP_LOG_PATH\n' }),
    'blueking, yaml: the Procfile mentions BKPAAS_APP_LOG_PATH',
  );
});

test('what shows Heroku and platforms that read as it does', async () => {
  assert.equal(
    await detected({ text: 'web: x\n', files: { 'app.json': '{"formation": {"web": {"quantity": 1}}}' } }),
    'heroku, lines: app.json is in the folder',
  );
  assert.equal(
    await detected({ text: 'web: x\n', files: { 'heroku.yml': '' } }),
    'heroku, lines: heroku.yml is in the folder',
  );
  assert.equal(
    await detected({ text: 'web: x\n', files: { 'project.toml': '[[io.buildpacks.group]]\nid = "heroku/python"\n' } }),
    'heroku, lines: project.toml is in the folder',
  );
  assert.equal(
    await detected({ text: 'web: x\n', files: { 'requirements.txt': 'django-heroku\n' } }),
    'heroku, lines: django-heroku is required',
  );
});

test('what is found on any platform shows none', async () => {
  const nothing = 'generic, lines: nothing in the folder shows the platform';
  assert.equal(await detected({ text: 'web: x\n' }), nothing);
  assert.equal(await detected({ text: 'web: x\n', files: { 'app.json': '{"expo": {"name": "x"}}' } }), nothing);
  assert.equal(await detected({ text: 'web: x\n', files: { 'requirements.txt': 'gunicorn\n' } }), nothing);
});

test('BlueKing wins over what merely hints at another platform', async () => {
  const files = { 'app.json': '{"formation": {}}', 'requirements.txt': 'blueapps\n' };
  assert.match(await detected({ text: 'web: x\n', files }), /^blueking/);
});
