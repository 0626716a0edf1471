import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkText } from '../../support/check-text.ts';
import { type PythonEnvironment, requireProgram } from '../../support/programs.ts';

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

/** True when the real program loads the application. */
function loads(folder: string, program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } }).status === 0;
}

interface Loader {
  readonly environment: PythonEnvironment;
  /** The program in the Procfile, and what is run in its place to load the application only. */
  readonly command: string;
  readonly program: string;
  readonly args: readonly string[];
}

const loaders: readonly Loader[] = [
  { environment: 'gunicorn-20.1', command: 'gunicorn', program: 'gunicorn', args: ['--check-config'] },
  { environment: 'gunicorn-newest', command: 'gunicorn', program: 'gunicorn', args: ['--check-config'] },
  ...[
    { command: 'uvicorn', code: 'from uvicorn.importer import import_from_string as load; load(sys.argv[1])' },
    { command: 'daphne', code: 'from daphne.utils import import_by_path as load; load(sys.argv[1])' },
    { command: 'hypercorn', code: 'from hypercorn.utils import load_application as load; load(sys.argv[1], 0)' },
  ].map(({ command, code }): Loader => {
    return { environment: 'asgi', command, program: 'python', args: ['-c', `import sys; ${code}`] };
  }),
];

for (const { environment, command, program: name, args } of loaders) {
  test(`what is reported missing cannot be loaded, and what is there can: ${command} of ${environment}`, async (t) => {
    const program = requireProgram(t, environment, name);
    if (!program) return;
    const folder = mkdtempSync(join(tmpdir(), 'application-'));
    t.after(() => rmSync(folder, { recursive: true }));
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const references = command === 'gunicorn' ? REFERENCES : REFERENCES.filter((reference) => reference.includes(':'));
    for (const reference of references) {
      const findings = await checkText({ text: `web: ${command} ${reference}\n`, files: FILES });
      const said = findings.map(({ rule }) => rule.id).filter((id) => /not-found$/.test(id));
      const isLoaded = loads(folder, program, [...args, reference]);
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
  'requirements.txt': 'celery\n',
};
const CELERY_APPS = [
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
  const program = requireProgram(t, 'celery-5', 'celery');
  if (!program) return;
  const folder = mkdtempSync(join(tmpdir(), 'application-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(CELERY_FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const app of CELERY_APPS) {
    const findings = await checkText({ text: `w: celery -A ${app} worker\n`, files: CELERY_FILES });
    const said = findings.map(({ rule }) => rule.id).filter((id) => /not-found$/.test(id));
    assert.equal(
      said.length === 0,
      loads(folder, program, ['-A', app, 'report']),
      `${app}: ${said.join() || 'silent'}`,
    );
  }
});
