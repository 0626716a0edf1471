import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';
import { celeryStarts, lastUse } from './celery-starts.ts';
import { poolOf } from './pool-of.ts';

export const beatInScaledWorker: Rule = {
  id: 'celery/beat-in-scaled-worker',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  programs: ['celery'],
  title: t('The scheduler runs inside a worker.'),
  explanation: t(
    'With `-B` every instance of the worker runs a scheduler, so with two instances every periodic task runs twice; a new instance that starts before the old one ends is enough. Run `celery beat` as a process of its own with exactly one instance.',
  ),
  sources: ['celery/celery:docs/userguide/periodic-tasks.rst', 'celery/celery:celery/worker/components.py Beat'],
  *check(context) {
    for (const start of celeryStarts(context, 'worker')) {
      const use = lastUse(start, 'beat');
      const pool = poolOf(start);
      if (!use || pool === 'gevent' || pool === 'eventlet') continue;
      yield {
        span: start.command.toDocument(use.flag.span),
        message: t(
          'With `{flag}` every instance of this worker is a scheduler: a second one runs every periodic task twice. Give `celery beat` a process of its own.',
          { flag: use.flag.text },
        ),
        fixes: () => [removeOption(start, use, { preferred: false, safe: false })],
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A proj worker «-B» -l info\n' },
      { text: 'worker: celery -A proj worker -E«B»\n' },
      { text: 'worker: celery -A proj worker «--beat» -c 2\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -l info\nbeat: celery -A proj beat\n' },
      { text: 'worker: celery -A proj worker -P gevent -B\n' },
    ],
  },
};
