// A file from which another one is made says nothing certain: no rule speaks of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Checker } from '../../../server/src/core/check/checker.ts';
import { checkText, ruleContext } from '../../support/check-text.ts';

const WRONG = 'web: gunicorn --no-such-option\n';

test('templates are left alone, on any platform', async () => {
  const templates = [
    "web: gunicorn x.wsgi\n{%- if cookiecutter.use_celery == 'y' %}\nworker: celery -A x --nothing\n{%- endif %}\n",
    'web: gunicorn {{cookiecutter.project_slug}}.wsgi -w {{ cookiecutter.workers }}\n',
    'web: gunicorn {{ name|lower }}.wsgi -w x\n',
    'web: gunicorn <%= name %>.wsgi\r\n',
  ];
  for (const text of templates) {
    for (const platform of ['heroku', 'blueking', 'generic'] as const) {
      const findings = await checkText({ text, platform });
      assert.deepEqual(
        findings.map(({ rule }) => rule.id),
        [],
        `${platform}: ${text}`,
      );
    }
  }
  const desc = 'spec_version: 2\n{% if worker %}\nmodule: {}\n{% endif %}\n';
  assert.deepEqual(await checkText({ file: 'app_desc.yaml', text: desc }), []);
});

test('what only looks like one is checked', async () => {
  const others = [
    `job: docker ps --format '{{.Names}}'\n${WRONG}`,
    `job: echo '{% x' '%}'\n${WRONG}`,
    `job: cat <%x\n${WRONG}`,
  ];
  for (const text of others) {
    const ids = (await checkText({ text, platform: 'heroku' })).map(({ rule }) => rule.id);
    assert.ok(ids.includes('gunicorn/unknown-option'), text);
  }
});

test('a file that is a template no more is checked as a whole', async () => {
  const checker = new Checker();
  const idsOf = async (text: string) =>
    checker.check(await ruleContext({ text, platform: 'heroku' })).map(({ rule }) => rule.id);
  const before = await idsOf(WRONG);
  assert.deepEqual(await idsOf(`{% if x %}\n${WRONG}`), []);
  assert.deepEqual(await idsOf(WRONG), before);
});
