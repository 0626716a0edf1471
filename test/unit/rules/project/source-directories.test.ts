/** Each module of app_desc.yaml is an application of its own: what it is checked against lies in its source directory. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';

const two = (web: string, tasks: string): string => `spec_version: 2
modules:
  site:
    language: Python
    source_dir: site
    processes: {web: {command: ${web}}}
  jobs:
    language: Python
    source_dir: ./jobs/
    processes: {tasks: {command: ${tasks}}}
`;

/** The findings of `rule` with the words they stand on, the module they are in, and the files their fixes change. */
async function findings(rule: string, text: string, files: Readonly<Record<string, string>>) {
  const found = await checkText({ text, file: 'app_desc.yaml', files });
  return found
    .filter((one) => one.rule.id === rule)
    .map(({ span, fixes }) => {
      const changed = (fixes?.() ?? []).flatMap(({ otherFiles }) => otherFiles ?? []);
      return {
        words: text.slice(span.start, span.end),
        module: text.slice(0, span.start).lastIndexOf('jobs:') < 0 ? 'site' : 'jobs',
        files: changed.map(({ uri }) => uri.replace('file:///app/', '')),
      };
    });
}

test('the package of a worker class must be among the requirements of that module', async () => {
  const text = two('gunicorn a -k gevent', 'gunicorn b -k gevent');
  const rule = 'gunicorn/missing-worker-package';
  const inJobs = { words: 'gevent', module: 'jobs', files: ['jobs/requirements.txt'] };
  const gunicorn = 'gunicorn==23.0.0\n';
  assert.deepEqual(
    await findings(rule, text, {
      'site/requirements.txt': `${gunicorn}gevent==24.2.1\n`,
      'jobs/requirements.txt': gunicorn,
    }),
    [inJobs],
  );
  // Those of the root are for nobody here.
  assert.deepEqual(
    await findings(rule, text, {
      'requirements.txt': `${gunicorn}gevent==24.2.1\n`,
      'site/requirements.txt': `${gunicorn}gevent==24.2.1\n`,
      'jobs/requirements.txt': gunicorn,
    }),
    [inJobs],
  );
  assert.deepEqual(
    await findings(rule, text, {
      'requirements.txt': gunicorn,
      'site/requirements.txt': `${gunicorn}gevent\n`,
      'jobs/requirements.txt': `${gunicorn}gevent\n`,
    }),
    [],
  );
  // Nothing is said of a module whose requirements cannot be seen.
  assert.deepEqual(await findings(rule, text, { 'site/requirements.txt': `${gunicorn}gevent\n` }), []);
});

test('the pool of a celery worker likewise', async () => {
  const text = two('gunicorn a', 'celery -A b worker -P gevent');
  assert.deepEqual(
    await findings('celery/missing-pool-package', text, {
      'site/requirements.txt': 'gunicorn==23.0.0\ngevent==24.2.1\n',
      'jobs/requirements.txt': 'celery==5.3.0\nkombu==5.3.0\n',
      'jobs/b.py': 'from celery import Celery\napp = Celery()\n',
    }),
    [{ words: '-P gevent', module: 'jobs', files: ['jobs/requirements.txt'] }],
  );
});

test('the program itself, and the module it serves', async () => {
  const text = two('gunicorn shop.wsgi', 'gunicorn shop.wsgi');
  const files = {
    'site/requirements.txt': 'gunicorn\n',
    'site/shop/__init__.py': '',
    'site/shop/wsgi.py': 'application = None\n',
    'jobs/requirements.txt': 'celery\n',
    'jobs/tasks.py': '',
  };
  assert.deepEqual(
    (await findings('project/missing-package', text, files)).map(({ words, module, files: changed }) => [
      words,
      module,
      changed,
    ]),
    [['gunicorn', 'jobs', ['jobs/requirements.txt']]],
  );
  assert.deepEqual(
    (await findings('project/module-not-found', text, files)).map(({ words, module }) => [words, module]),
    [['shop.wsgi', 'jobs']],
  );
});

test('in version 3, and under a single module', async () => {
  const text = `specVersion: 3
module:
  language: Python
  sourceDir: jobs
  spec:
    processes: [{name: web, procCommand: gunicorn a -k gevent}]
`;
  const found = await findings('gunicorn/missing-worker-package', text, {
    'requirements.txt': 'gunicorn==23.0.0\ngevent==24.2.1\n',
    'jobs/requirements.txt': 'gunicorn==23.0.0\n',
  });
  assert.deepEqual(
    found.map(({ words, files }) => [words, files]),
    [['gevent', ['jobs/requirements.txt']]],
  );
});

test('a source directory that only the package has is the code beside the file', async () => {
  const text = two('gunicorn site.wsgi', 'celery -A site worker -P threads -c 4 --maxtasksperchild=50');
  const code = {
    'manage.py': '',
    'site/__init__.py': 'from celery import Celery\napp = Celery()\n',
    'site/wsgi.py': 'application = print\n',
    'requirements.txt': 'celery==4.4.7\ngunicorn==20.1.0\n',
  };
  const packed = text.replaceAll(/source_dir: .*/g, 'source_dir: ./src');
  assert.deepEqual(await findings('celery/removed-option', packed, code), []);
  assert.deepEqual(
    (await findings('project/attribute-not-found', packed, { ...code, 'site/wsgi.py': 'app = print\n' })).map(
      ({ words }) => words,
    ),
    ['site.wsgi'],
  );
  // The directory is there, or nothing beside the file looks like Python: then nothing is known of the release.
  const removed = [{ words: '--maxtasksperchild', module: 'jobs', files: [] }];
  assert.deepEqual(await findings('celery/removed-option', packed, { ...code, 'src/x.py': '' }), removed);
  assert.deepEqual(
    await findings('celery/removed-option', packed, { 'requirements.txt': code['requirements.txt'] }),
    removed,
  );
});

test('a Procfile beside a source directory that only the package has may not be in the package', async () => {
  const severities = async (directory: string) => {
    const appDesc = `spec_version: 2\nmodule:\n  language: Python\n  source_dir: ${directory}\n  processes: {web: {command: run x}}\n`;
    const found = await checkText({ text: 'web: run y\n', files: { 'app_desc.yaml': appDesc, 'manage.py': '' } });
    return found.filter(({ rule }) => rule.id === 'app-desc/process-conflict').map(({ severity }) => severity);
  };
  assert.deepEqual(await severities('./src'), ['warning']);
  assert.deepEqual(await severities('.'), ['error']);
});
