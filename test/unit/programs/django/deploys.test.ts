// What a real Django does where nobody sits at a terminal, and in a second container: what two rules about deploys rest on.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { requireProgram } from '../../../support/programs.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const MANAGE = `import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
from django.core.management import execute_from_command_line
execute_from_command_line(sys.argv)
`;

const SETTINGS = `SECRET_KEY = "x"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.staticfiles", "shop"]
STATIC_URL = "/static/"
STATIC_ROOT = "collected"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
`;

const MODEL = `from django.db import models
class Item(models.Model):
    name = models.CharField(max_length=10)
`;

interface Answer {
  readonly code: number | null;
  readonly text: string;
}

/** A project with one model, and its `manage.py` where there is no terminal. */
class Project extends ScratchFolder {
  readonly #python: string;

  constructor(python: string) {
    super();
    this.#python = python;
    const packages = { 'shop/__init__.py': '', 'shop/migrations/__init__.py': '' };
    this.write({ 'manage.py': MANAGE, 'settings.py': SETTINGS, 'shop/models.py': MODEL, ...packages });
  }

  manage(...argv: readonly string[]): Answer {
    const options = { cwd: this.path, encoding: 'utf8', input: '' } as const;
    const { status, stdout, stderr } = spawnSync(this.#python, ['manage.py', ...argv], options);
    return { code: status, text: `${stdout}${stderr}` };
  }
}

test('collectstatic ends where it would write over files, and does not with --noinput', (t) => {
  const python = requireProgram(t, 'paas', 'python');
  if (!python) return;
  using project = new Project(python);
  assert.equal(project.manage('collectstatic').code, 0);
  project.write({ 'collected/site.css': '' });
  const asked = project.manage('collectstatic');
  assert.equal(asked.code, 1);
  assert.match(asked.text, /EOFError: EOF when reading a line/);
  for (const flag of ['--noi', '--no-input', '--dry-run']) {
    const { code, text } = project.manage('collectstatic', flag);
    assert.equal(code, flag === '--dry-run' ? 1 : 0, text);
  }
});

test('createsuperuser creates nobody without a terminal', (t) => {
  const python = requireProgram(t, 'paas', 'python');
  if (!python) return;
  using project = new Project(python);
  const { code, text } = project.manage('createsuperuser', '--username', 'admin', '--email', 'a@example.org');
  assert.equal(code, 0);
  assert.match(text, /Superuser creation skipped due to not running in a TTY/);
});

test('the migration that a second deploy makes under the same name is never applied', (t) => {
  const python = requireProgram(t, 'paas', 'python');
  if (!python) return;
  using project = new Project(python);
  project.manage('makemigrations', '--noinput');
  assert.match(project.manage('migrate', 'shop').text, /Applying shop\.0001_initial/);
  // The next container: the code has a column more, and what the first one wrote is gone.
  for (const name of readdirSync(project.file('shop/migrations'))) {
    if (name.startsWith('0')) rmSync(project.file(`shop/migrations/${name}`));
  }
  project.write({ 'shop/models.py': `${MODEL}    price = models.IntegerField(default=0)\n` });
  assert.match(project.manage('makemigrations', '--noinput').text, /0001_initial\.py/);
  assert.match(project.manage('migrate', 'shop').text, /No migrations to apply/);
  const used = project.manage('shell', '-c', 'from shop.models import Item; print(list(Item.objects.all()))');
  assert.match(used.text, /no such column: shop_item\.price/);
});

test('a change that needs an answer stops makemigrations', (t) => {
  const python = requireProgram(t, 'paas', 'python');
  if (!python) return;
  using project = new Project(python);
  project.manage('makemigrations');
  project.write({ 'shop/models.py': `${MODEL}    price = models.IntegerField()\n` });
  assert.notEqual(project.manage('makemigrations').code, 0);
  assert.notEqual(project.manage('makemigrations', '--noinput').code, 0);
});
