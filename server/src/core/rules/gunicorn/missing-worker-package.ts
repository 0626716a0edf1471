import {
  allWorkerClasses,
  effectiveClassName,
  findWorkerClass,
  type NeededPackage,
  neededPackages,
} from '../../programs/gunicorn/worker-classes.ts';
import { isInstalled } from '../../programs/installed-version.ts';
import { compareReleases } from '../../programs/release.ts';
import type { Project } from '../../project/project.ts';
import { normalizeName } from '../../project/requirements/package-name.ts';
import { type Text, t } from '../../text/l10n.ts';
import { addRequirementFixes } from '../fixes/add-requirement-fix.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { type GunicornStart, gunicornStarts, lastUse } from './gunicorn-starts.ts';

export const missingWorkerPackage: Rule = {
  id: 'gunicorn/missing-worker-package',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('The worker class needs a package that the requirements do not bring.'),
  explanation: t(
    'Only `sync`, `gthread` and `asgi` come with gunicorn. `gevent`, `tornado` and the classes of other packages are imported when the server starts, which then exits with code 1. Some releases also look at the version: gunicorn 24 wants gevent 24.10.1 or later.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/workers/ggevent.py', 'benoitc/gunicorn:pyproject.toml (extras)'],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const { project, settings, effective } = start;
      const name = settings.text('worker_class')?.trim();
      if (!project?.requirements.found || name === undefined) continue;
      const found = findWorkerClass(effectiveClassName(name, settings.number('threads') ?? 1n));
      const worker = allWorkerClasses(effective.version).find((candidate) => candidate === found);
      for (const need of worker ? neededPackages(worker, effective.version) : []) {
        const finding = judge(start, project, need);
        if (finding) yield { span: place(start), ...finding };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi -k «gevent»\n',
        fixed: 'web: gunicorn wsgi -k gevent\n',
        files: { 'requirements.txt': 'gunicorn==23.0.0\nflask==3.0.0\n' },
      },
      {
        text: 'web: gunicorn main:app -k «uvicorn_worker.UvicornWorker»\n',
        fixed: 'web: gunicorn main:app -k uvicorn_worker.UvicornWorker\n',
        files: { 'requirements.txt': 'gunicorn\nuvicorn\n' },
      },
      {
        text: 'web: gunicorn wsgi -k «gevent»\n',
        files: { 'requirements.txt': 'gunicorn==24.1.1\ngevent==23.9.1\n' },
      },
      {
        text: 'web: «gunicorn» wsgi\n',
        fixed: 'web: gunicorn wsgi\n',
        files: { 'requirements.txt': 'gunicorn==20.1.0\n', 'gunicorn.conf.py': 'worker_class = "gevent"\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -k gevent\n', files: { 'requirements.txt': 'gunicorn==23.0.0\ngevent\n' } },
      { text: 'web: gunicorn wsgi -k gevent\n', files: { 'requirements.txt': 'gunicorn[gevent]==24.0.0\n' } },
      { text: 'web: gunicorn wsgi -k gthread\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
      { text: 'web: gunicorn wsgi -k gevent\n' },
      { text: 'web: gunicorn wsgi -k my.Worker\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
    ],
  },
};

function place(start: GunicornStart) {
  const value = lastUse(start, 'worker_class')?.values[0];
  return start.command.toDocument(value?.span ?? start.invocation.programSpan);
}

function judge(start: GunicornStart, project: Project, need: NeededPackage): Omit<Finding, 'span'> | undefined {
  const { requirements } = project;
  const gunicorn = requirements.packages.get('gunicorn');
  if (need.extra && gunicorn?.extras.some((extra) => normalizeName(extra) === need.extra)) return undefined;
  const found = requirements.packages.get(normalizeName(need.package));
  if (!found) return missing(start, project, need);
  const isOld = need.least && found.version && compareReleases(found.version, need.least) < 0;
  // Which version gunicorn checks for is certain only if its own version is.
  if (!isOld || gunicorn?.version === undefined) return undefined;
  return {
    message: t('gunicorn {version} refuses {package} {found}: this worker class needs {least} or later.', {
      version: gunicorn.version,
      package: need.package,
      found: found.version ?? '',
      least: need.least ?? '',
    }),
  };
}

function missing(start: GunicornStart, project: Project, need: NeededPackage): Omit<Finding, 'span'> {
  const isCertain = isInstalled(project, need.package) === false;
  const message: Text = isCertain
    ? t('This worker class needs the package {package}, which is not among the requirements.', {
        package: need.package,
      })
    : t(
        'This worker class needs the package {package}. No requirement asks for it, unless another one brings it along.',
        {
          package: need.package,
        },
      );
  return { severity: isCertain ? 'error' : 'warning', message, fixes: () => addPackage(start, project, need) };
}

function addPackage({ effective }: GunicornStart, { requirements }: Project, need: NeededPackage): Fix[] {
  const isPinned = requirements.packages.get('gunicorn')?.version !== undefined;
  const hasLeast = need.least && isPinned && effective.version;
  return addRequirementFixes(requirements, hasLeast ? `${need.package}>=${need.least}` : need.package);
}
