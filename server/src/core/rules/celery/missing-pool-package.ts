import { t } from '../../text/l10n.ts';
import { packageVerdict } from '../facts/package-verdict.ts';
import type { Rule } from '../rule.ts';
import { celeryStarts, lastUse, useSpan } from './celery-starts.ts';

export const missingPoolPackage: Rule = {
  id: 'celery/missing-pool-package',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('The pool needs a package that is not among the requirements.'),
  explanation: t(
    'The pools gevent and eventlet are made by the packages of these names. Where the package is not installed the worker ends with «ModuleNotFoundError: No module named …» before it does anything.',
  ),
  sources: ['celery/celery:celery/__init__.py maybe_patch_concurrency', 'celery/celery:requirements/extras/gevent.txt'],
  *check(context) {
    for (const start of celeryStarts(context, 'worker')) {
      const use = lastUse(start, 'pool');
      const name = use?.value?.text;
      if (!use || (name !== 'gevent' && name !== 'eventlet')) continue;
      const missing = packageVerdict(start.project, name, [`celery[${name}]`]);
      if (!missing) continue;
      yield {
        span: useSpan(start, use),
        severity: missing.severity,
        message: t('The pool `{name}` needs the package {name}, which is not among the requirements.', { name }),
        fixes: () => missing.fixes,
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery -A proj worker «-P gevent» -c 100\n',
        files: { 'requirements.txt': 'celery==5.3.6\n' },
        fixed: 'worker: celery -A proj worker -P gevent -c 100\n',
      },
      {
        text: 'worker: celery -A proj worker «--pool=eventlet»\n',
        files: { 'requirements.txt': 'celery\nredis\n' },
        fixed: 'worker: celery -A proj worker --pool=eventlet\n',
      },
    ],
    good: [
      { text: 'worker: celery -A proj worker -P gevent\n', files: { 'requirements.txt': 'celery==5.3.6\ngevent\n' } },
      { text: 'worker: celery -A proj worker -P gevent\n', files: { 'requirements.txt': 'celery[redis,gevent]\n' } },
      { text: 'worker: celery -A proj worker -P gevent\n' },
      { text: 'worker: celery -A proj worker -P threads\n', files: { 'requirements.txt': 'celery==5.3.6\n' } },
    ],
  },
};
