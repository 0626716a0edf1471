import { projectOf } from '../../effective/application-place.ts';
import { programFor } from '../../programs/registry.ts';
import { BUILD_SCRIPTS } from '../../project/load-project.ts';
import type { Project } from '../../project/project.ts';
import { t } from '../../text/l10n.ts';
import { missingPath } from '../facts/missing-path.ts';
import { startsOf } from '../facts/program-starts.ts';
import { addRequirementFixes } from '../fixes/add-requirement-fix.ts';
import type { Rule } from '../rule.ts';

export const missingPackage: Rule = {
  id: 'project/missing-package',
  severity: 'warning',
  scope: 'process',
  title: t('The program that is started is in no requirements file.'),
  explanation: t(
    'A platform installs what requirements.txt, pyproject.toml or Pipfile ask for, and nothing else: a program that is only on the developer’s machine ends the process with `command not found` (exit code 127) or `No module named …`. Not reported where another requirement is known to bring the program, or where something is installed that cannot be seen.',
  ),
  sources: [
    'heroku/heroku-buildpack-python:bin/compile',
    'TencentBlueKing/blueking-paas: docs, topics/tricks/py_how_to_improve_gunicorn_perf.md (add the packages to requirements.txt)',
  ],
  *check(context) {
    for (const { process, command, invocation } of startsOf(context)) {
      const own = projectOf(context.project, process);
      const name = programFor(invocation.program)?.package;
      // Of a manage.py that is not there, python/missing-script says so.
      if (invocation.program === 'manage.py' && missingPath({ invocation, project: own }, 'manage.py')) continue;
      const isPath = invocation.command.words.some(({ value }) => value.text.endsWith(`/${invocation.program}`));
      if (!own || !name || isPath || !isMissing(own, name)) continue;
      yield {
        span: command.toDocument(invocation.programSpan),
        message: own.requirements.complete
          ? t('No requirement brings {name}, so the platform does not install it.', { name })
          : t('{name} is not among the requirements: it is installed only if another package brings it.', { name }),
        fixes: () => addRequirementFixes(own.requirements, name),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: «gunicorn» wsgi\n', fixed: 'web: gunicorn wsgi\n', files: { 'requirements.txt': 'Django==4.2\n' } },
      {
        text: 'worker: python «-m celery» -A proj worker\n',
        fixed: 'worker: python -m celery -A proj worker\n',
        files: { 'pyproject.toml': '[project]\ndependencies = ["Django"]\n' },
      },
      { text: 'web: «gunicorn» wsgi\n', files: { 'requirements.txt': 'a==1 --hash=sha256:0\n' } },
    ],
    good: [
      { text: 'web: gunicorn wsgi\n', files: { 'requirements.txt': 'Gunicorn\n' } },
      { text: 'web: gunicorn wsgi\n' },
      { text: 'web: gunicorn wsgi\n', files: { 'requirements.txt': '-e .\n' } },
      { text: 'web: gunicorn wsgi\n', files: { 'requirements.txt': 'flask', 'requirements-prod.txt': 'gunicorn' } },
      { text: 'worker: celery worker\n', files: { 'requirements.txt': 'django-celery-beat\n' } },
      { text: 'web: gunicorn bk_plugin_runtime.wsgi\n', files: { 'requirements.txt': 'bk-plugin-framework==2.3.3\n' } },
      {
        text: 'release: python manage.py migrate\n',
        files: { 'requirements.txt': 'djangorestframework', 'manage.py': '' },
      },
      { text: 'release: python manage.py migrate\n', files: { 'requirements.txt': 'gunicorn\n', 'README.md': '' } },
      { text: 'web: gunicorn wsgi\n', files: { 'requirements.txt': 'flask', Dockerfile: 'RUN pip install gunicorn' } },
      { text: 'web: /usr/bin/gunicorn wsgi\n', files: { 'requirements.txt': 'flask' } },
    ],
  },
};

/**
 * Packages that are known to require another one (their metadata on PyPI); `[` begins an extra. Only used if no lock
 * file lists everything.
 */
const BROUGHT_BY: Readonly<Record<string, RegExp>> = {
  celery:
    /^(?:django-celery-(?:beat|results)|celery-.*|flower|blueapps.*|bk-plugin-.*|apache-airflow.*|.*-celery(?:-.*)?)$/,
  django: /^(?:django-(?!environ$|dotenv$).*|djangorestframework.*|drf-.*|channels|wagtail.*|blueapps.*|bk-plugin-.*)$/,
  dramatiq: /^(?:django-dramatiq|dramatiq-.*)$/,
  gunicorn: /^(?:uvicorn-worker|mlflow.*|apache-airflow.*|reflex|blueapps.*|bk-plugin-.*)$/,
  huey: /^(?:django-huey|huey-.*)$/,
  rq: /^(?:django-rq|flask-rq2?|rq-.*)$/,
  sanic: /^sanic-.*$/,
  uvicorn:
    /^(?:fastapi.*|uvicorn-worker|mcp|gradio|datasette|prefect|chainlit|bentoml|nicegui|reflex|apache-airflow.*)$/,
};

function isMissing({ requirements, file, has }: Project, name: string): boolean {
  if (!requirements.found || requirements.packages.has(name)) return false;
  // A lock file lists the dependencies of requirements as well.
  const isBrought = [...requirements.packages.keys()].some((other) => BROUGHT_BY[name]?.test(other));
  if (!requirements.complete && (requirements.hasUnseen || isBrought)) return false;
  const installsItself = ['Dockerfile', ...BUILD_SCRIPTS].some((path) => file(path)?.includes(name));
  return !installsItself && has('environment.yml') !== true;
}
