// What python says of a program's name, and Django of a command among its arguments.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

async function errorsOf(command: string, files: Readonly<Record<string, string>>): Promise<string[]> {
  const found = await checkText({ text: `web: ${command}\n`, platform: 'heroku', files });
  return found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule.id);
}

test('python looks for a file, also where its name is that of a program', async (t) => {
  const python = requireProgram(t, 'gunicorn-newest', 'python');
  if (!python) return;
  using folder = new ScratchFolder();
  const files = { 'wsgi.py': '', 'manage.py': '', 'flask/__main__.py': '', celery: '' };
  folder.write(files);
  const cases: readonly (readonly [readonly string[], string[]])[] = [
    [['gunicorn', '--version'], ['python/program-as-script']],
    [['-u', 'gunicorn', '--version'], ['python/program-as-script']],
    [['migrate'], ['python/program-as-script']],
    [['python', 'wsgi.py'], ['python/program-as-script']],
    [['-m', 'gunicorn', '--version'], []],
    [['flask'], []],
    [['celery'], []],
  ];
  for (const [words, expected] of cases) {
    const { status }: { status: number | null } = spawnSync(python, words, { cwd: folder.path });
    assert.equal(status, expected.length === 0 ? 0 : 2, words.join(' '));
    assert.deepEqual(await errorsOf(`python ${words.join(' ')}`, files), expected, words.join(' '));
  }
});

test('python finds no module whose name has a slash or a colon in it, whatever files there are', (t) => {
  const python = requireProgram(t, 'gunicorn-newest', 'python');
  if (!python) return;
  using folder = new ScratchFolder();
  folder.write({ 'jobs/bot.py': '', 'jobs/__init__.py': '', 'bot.py': '' });
  const run = (module: string) => spawnSync(python, ['-m', module], { cwd: folder.path }).status;
  for (const module of ['jobs/bot', './bot', 'bot:start', 'jobs.bot:start', './jobs/bot.py'])
    assert.equal(run(module), 1, module);
  for (const module of ['jobs.bot', 'bot']) assert.equal(run(module), 0, module);
});

test('Django refuses the next command among the arguments of one', async (t) => {
  const python = requireProgram(t, 'paas', 'python');
  if (!python) return;
  using folder = new ScratchFolder();
  const settings =
    "SECRET_KEY='x'; INSTALLED_APPS=['django.contrib.contenttypes', 'django.contrib.staticfiles', 'apps.celery']\n" +
    "STATIC_URL='s/'; STATIC_ROOT='out'; DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'db'}}\n";
  const manage =
    "import os, sys\nos.environ['DJANGO_SETTINGS_MODULE'] = 'settings'\n" +
    'from django.core.management import execute_from_command_line as run\nrun(sys.argv)\n';
  const files = {
    'manage.py': manage,
    'settings.py': settings,
    'wsgi.py': 'application = None',
    'apps/celery/__init__.py': '',
  };
  folder.write(files);
  const refused = [
    'migrate gunicorn wsgi',
    'migrate --noinput gunicorn wsgi',
    'collectstatic --noinput gunicorn wsgi -w 2',
    'collectstatic --noinput and gunicorn wsgi',
    'migrate then gunicorn wsgi',
    'check newrelic-admin run-program gunicorn wsgi',
    'migrate uv run gunicorn wsgi',
    'migrate nohup python bot.py',
    'migrate env A=1 gunicorn wsgi',
    'migrate celery worker -l info',
  ];
  const taken = ['migrate', 'collectstatic --noinput', 'check celery', 'makemigrations celery contenttypes'];
  for (const words of [...taken, ...refused]) {
    const isRefused = refused.includes(words);
    const { status }: { status: number | null } = spawnSync(python, ['manage.py', ...words.split(' ')], {
      cwd: folder.path,
    });
    assert.equal(status === 0, !isRefused, words);
    assert.deepEqual(
      await errorsOf(`python manage.py ${words}`, files),
      isRefused ? ['python/missing-operator'] : [],
      words,
    );
  }
});
