import type { WorkerClass } from '../../programs/gunicorn/worker-class.ts';
import { findWorkerClass } from '../../programs/gunicorn/worker-classes.ts';
import { isAtLeast } from '../../programs/release.ts';
import type { Project } from '../../project/project.ts';
import { resolveVersion } from '../../project/requirements/requirements.ts';
import { t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, lastUse } from './gunicorn-starts.ts';

export const deprecatedWorkerClass: Rule = {
  id: 'gunicorn/deprecated-worker-class',
  severity: 'hint',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['worker_class'],
  title: t('The worker class is on its way out.'),
  explanation: t(
    '`eventlet` is deprecated since gunicorn 25.0.0 and gone in 26.0.0; `gaiohttp` went in 20.0.0. The module `uvicorn.workers` is deprecated since uvicorn 0.30 in favour of the package `uvicorn-worker`. meinheld is no longer maintained.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/workers/geventlet.py (25.0.0)', 'encode/uvicorn:uvicorn/workers.py'],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const value = lastUse(start, 'worker_class')?.values[0];
      const worker = value && findWorkerClass(value.text.trim());
      const { version } = start.effective;
      if (!value || !worker?.replacements || (worker.removedIn && isAtLeast(version, worker.removedIn))) continue;
      if (worker.deprecatedIn && !isAtLeast(version, worker.deprecatedIn)) continue;
      if (!mayBeDeprecated(worker, start.project)) continue;
      const { replacements } = worker;
      yield {
        span: start.command.toDocument(value.span),
        tags: ['deprecated'],
        message: t('`{name}` is deprecated; use {replacements}.', {
          name: worker.name,
          replacements: replacements.join(', '),
        }),
        fixes: () => replacements.map((name) => changeTo(start.command, value.span, name, { preferred: false })),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -k «eventlet»\n', files: { 'requirements.txt': 'gunicorn==25.3.0\n' } },
      { text: 'web: gunicorn main:app -k «uvicorn.workers.UvicornWorker»\n' },
      {
        text: 'web: gunicorn main:app -k «uvicorn.workers.UvicornWorker»\n',
        files: { 'pyproject.toml': '[tool.poetry.dependencies]\ngunicorn = "^23.0"\nuvicorn = "^0.34.2"\n' },
      },
      { text: 'web: gunicorn wsgi --worker-class=«egg:meinheld#gunicorn_worker»\n' },
    ],
    good: [
      { text: 'web: gunicorn wsgi -k eventlet\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
      { text: 'web: gunicorn wsgi -k gevent\n' },
      { text: 'web: gunicorn main:app -k uvicorn_worker.UvicornWorker\n' },
      {
        text: 'web: gunicorn main:app -k uvicorn.workers.UvicornWorker\n',
        files: { 'requirements.txt': 'gunicorn==21.2.0\nuvicorn[standard]==0.25.0\n' },
      },
      {
        text: 'web: gunicorn main:app -k uvicorn.workers.UvicornWorker\n',
        files: { 'pyproject.toml': '[tool.poetry.dependencies]\ngunicorn = "^20.1"\nuvicorn = "^0.17.6"\n' },
      },
    ],
  },
};

/** Stands for the releases of each minor version, of which a package has fewer. */
const MINORS = Array.from({ length: 100 }, (_, minor) => `0.${minor}.999`);

/** Whether a release of the package that brings the class may be installed that warns of it. */
function mayBeDeprecated({ deprecatedBy }: WorkerClass, project: Project | undefined): boolean {
  const requirement = deprecatedBy && project?.requirements.packages.get(deprecatedBy.package);
  if (!requirement) return true;
  const newest = resolveVersion(requirement, MINORS);
  return newest !== undefined && isAtLeast(newest, deprecatedBy.since);
}
