import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { checkText } from '../../../support/check-text.ts';
import { type PythonEnvironment, requireProgram } from '../../../support/programs.ts';
import { forkedRuns } from '../../../support/python/forked-runs.ts';

/** Modules of an application; `def` makes a callable that every server takes. */
const FILES: Readonly<Record<string, string>> = {
  'plain.py': 'def app(environ, start_response):\n    pass\n',
  'both.py': 'def application(environ, start_response):\n    pass\n\n\napp = application\n',
  'main_only.py': 'def make():\n    return print\n\n\nif __name__ == "__main__":\n    app = make()\n',
  'guarded.py': 'try:\n    import nothing_of_the_kind\nexcept ImportError:\n    app = print\n',
  'star.py': 'from plain import *\n',
  'renamed.py': 'from plain import app as web\n',
  'deleted.py': 'app = print\ndel app\n',
  'dynamic.py': 'globals()["app"] = print\n',
  'pkg/__init__.py': 'def app(environ, start_response):\n    pass\n',
  'pkg/wsgi.py': 'from . import app as application\n',
  'plain_dir/inner.py': 'def app(environ, start_response):\n    pass\n',
  'requirements.txt': 'gunicorn\nuvicorn\ndaphne\nhypercorn\n',
};
const REFERENCES = [
  ...['plain:app', 'plain', 'plain:application', 'both', 'both:app', 'main_only:app', 'main_only:make', 'guarded:app'],
  ...['star:app', 'star:nothing', 'renamed:web', 'renamed:app', 'deleted:app', 'dynamic:app', 'pkg:app', 'pkg.wsgi'],
  ...['pkg.asgi', 'pkg:wsgi', 'pkg.wsgi:app', 'plain_dir.inner:app', 'plain_dir.gone:app', 'palin:app', 'gone.wsgi'],
];

interface Loader {
  readonly environment: PythonEnvironment;
  /** The program in the Procfile. */
  readonly command: string;
  /** What of it is run to load the application only; undefined for the program itself, with `args`. */
  readonly code?: string;
  readonly args?: readonly string[];
  /** The module of the program that loads applications. */
  readonly module: string;
}

const gunicorn = { command: 'gunicorn', module: 'gunicorn.app.wsgiapp', args: ['--check-config'] };
const loaders: readonly Loader[] = [
  { environment: 'gunicorn-20.1', ...gunicorn },
  { environment: 'gunicorn-newest', ...gunicorn },
  ...[
    { command: 'uvicorn', module: 'uvicorn.importer', code: 'import_from_string as load; load(sys.argv[1])' },
    { command: 'daphne', module: 'daphne.utils', code: 'import_by_path as load; load(sys.argv[1])' },
    { command: 'hypercorn', module: 'hypercorn.utils', code: 'load_application as load; load(sys.argv[1], 0)' },
  ].map(({ command, module, code }): Loader => {
    return { environment: 'asgi', command, module, code: `import sys; from ${module} import ${code}` };
  }),
];

/** A folder with these files, for the length of a test. */
function folderOf(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'application-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

for (const { environment, command, code, args = [], module } of loaders) {
  test(`what is reported missing cannot be loaded, and what is there can: ${command} of ${environment}`, async (t) => {
    const python = requireProgram(t, environment, 'python');
    const program = requireProgram(t, environment, command);
    if (!python || !program) return;
    const references = command === 'gunicorn' ? REFERENCES : REFERENCES.filter((reference) => reference.includes(':'));
    const runs = forkedRuns(
      { python, script: code === undefined ? [program] : ['-c', code], imports: [module] },
      folderOf(t, FILES),
      references.map((reference) => [...args, reference]),
    );
    for (const [i, reference] of references.entries()) {
      const findings = await checkText({ text: `web: ${command} ${reference}\n`, files: FILES });
      const said = findings.map(({ rule }) => rule.id).filter((id) => /not-found$/.test(id));
      const isLoaded = runs[i]?.status === 0;
      // `import *` cannot be seen through, a package's submodule is an attribute only when something imports it.
      const isUnseen = ['star:nothing', 'pkg:wsgi'].includes(reference);
      assert.equal(said.length === 0, isLoaded || isUnseen, `${reference}: ${said.join() || 'silent'}`);
    }
  });
}

const CELERY_FILES: Readonly<Record<string, string>> = {
  'direct.py': 'from celery import Celery\napp = Celery()\n',
  'other.py': 'from celery import Celery\nqueue = Celery()\n',
  'proj/__init__.py': '',
  'proj/celery.py': 'from celery import Celery\napp = Celery()\n',
  'bare/__init__.py': 'VERSION = "1"\n',
  'bare/tasks.py': 'from celery import shared_task\n\n\ndef add():\n    pass\n',
  'hollow/__init__.py': 'from __future__ import absolute_import\n',
  'hollow/celery.py': 'from celery import Celery\n',
  'namespace/jobs.py': 'from celery import Celery, current_app\nqueue = current_app\n',
  'deep/__init__.py': '',
  'deep/celery/__init__.py': 'import celery\n',
  'deep/celery/celery.py': 'from celery import Celery\napp = Celery()\n',
  'imports.py': 'import celery\n',
  'shadow/__init__.py': 'from direct import app as jobs\n',
  'shadow/jobs.py': '',
  'requirements.txt': 'celery\n',
};
const CELERY_APPS = [
  'bare',
  'bare.tasks',
  'hollow',
  'hollow.celery',
  'namespace.jobs',
  'shadow.jobs',
  'deep',
  'deep.celery',
  'imports',
  'direct',
  'direct:app',
  'direct.app',
  'direct:gone',
  'other',
  'other.queue',
  'proj',
  'proj.celery',
  'proj.celery:app',
  'proj.gone',
  'gone',
  'proj.celery:gone',
];

test('what is reported missing cannot be loaded, and what is there can: celery', async (t) => {
  const python = requireProgram(t, 'celery-5', 'python');
  const program = requireProgram(t, 'celery-5', 'celery');
  if (!python || !program) return;
  const runs = forkedRuns(
    { python, script: [program], imports: ['celery.bin.celery', 'celery.fixups.django', 'kombu.pools'] },
    folderOf(t, CELERY_FILES),
    CELERY_APPS.map((app) => ['-A', app, 'report']),
  );
  for (const [i, app] of CELERY_APPS.entries()) {
    const findings = await checkText({ text: `w: celery -A ${app} worker\n`, files: CELERY_FILES });
    const said = findings.map(({ rule }) => rule.id).filter((id) => /not-found$/.test(id));
    assert.equal(said.length === 0, runs[i]?.status === 0, `${app}: ${said.join() || 'silent'}\n${runs[i]?.output}`);
  }
});
