import { findWorkerClass } from '../../programs/gunicorn/worker-classes.ts';
import { isAtLeast } from '../../programs/release.ts';
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
      { text: 'web: gunicorn wsgi --worker-class=«egg:meinheld#gunicorn_worker»\n' },
    ],
    good: [
      { text: 'web: gunicorn wsgi -k eventlet\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
      { text: 'web: gunicorn wsgi -k gevent\n' },
      { text: 'web: gunicorn main:app -k uvicorn_worker.UvicornWorker\n' },
    ],
  },
};
