import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';
import { celeryStarts, useSpan } from './celery-starts.ts';
import { type Pool, poolOf } from './pool-of.ts';

/** The pools in which an option has an effect. */
const WORKS_IN: Readonly<Record<string, readonly Pool[]>> = {
  time_limit: ['prefork', 'gevent'],
  soft_time_limit: ['prefork'],
  max_tasks_per_child: ['prefork'],
  max_memory_per_child: ['prefork'],
  concurrency: ['prefork', 'gevent', 'eventlet', 'threads'],
  autoscale: ['prefork', 'gevent', 'eventlet', 'threads'],
};

export const limitsNeedPrefork: Rule = {
  id: 'celery/limits-need-prefork',
  severity: 'warning',
  scope: 'process',
  programs: ['celery'],
  title: t('The pool takes no notice of a limit.'),
  explanation: t(
    'Limits of time, tasks and memory are kept by the child processes of the prefork pool. gevent keeps `--time-limit` alone; eventlet, threads and solo keep none: a task that hangs hangs for ever, and memory that leaks is never given back. solo runs one task at a time, whatever `-c` says.',
  ),
  sources: [
    'celery/celery:celery/concurrency/{prefork,gevent,eventlet,thread,solo}.py (5.7.0)',
    'celery/celery:celery/worker/components.py Pool',
  ],
  *check(context) {
    for (const start of celeryStarts(context, 'worker')) {
      const pool = poolOf(start);
      if (!pool) continue;
      for (const use of start.parsed.uses) {
        const works = WORKS_IN[use.option.id];
        if (!works || works.includes(pool)) continue;
        const flag = use.flag.text;
        yield {
          span: useSpan(start, use),
          message: t('The pool {pool} ignores `{flag}`.', { pool, flag }),
          tags: ['unnecessary'],
          fixes: () => [removeOption(start, use)],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery -A proj worker -P gevent -c 100 «--max-tasks-per-child=100» «--soft-time-limit 60»\n',
        fixed: 'worker: celery -A proj worker -P gevent -c 100\n',
      },
      {
        text: 'worker: celery -A proj worker -P threads «--time-limit 300» -c 8\n',
        fixed: 'worker: celery -A proj worker -P threads -c 8\n',
      },
      { text: 'worker: celery -A proj worker -P solo «-c4»\n', fixed: 'worker: celery -A proj worker -P solo\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -P gevent --time-limit 300 -c 100\n' },
      { text: 'worker: celery -A proj worker --time-limit 300 --max-tasks-per-child=100\n' },
      { text: 'worker: celery -A proj worker -P $POOL --time-limit 300\n' },
    ],
  },
};
