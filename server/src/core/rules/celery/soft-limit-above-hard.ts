import { isPythonFloat } from '../../syntax/python/python-number.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { type CeleryStart, celeryStarts, lastUse, useSpan } from './celery-starts.ts';
import { poolOf } from './pool-of.ts';

export const softLimitAboveHard: Rule = {
  id: 'celery/soft-limit-above-hard',
  severity: 'warning',
  scope: 'process',
  programs: ['celery'],
  title: t('The soft time limit is not below the hard one.'),
  explanation: t(
    'At the soft limit a task gets an exception and can clean up; at the hard limit its process is killed. A soft limit that is not shorter never comes into play.',
  ),
  sources: [
    'celery/celery:docs/userguide/workers.rst (Time Limits)',
    'celery/billiard:billiard/pool.py TimeoutHandler',
  ],
  *check(context) {
    for (const start of celeryStarts(context, 'worker')) {
      const soft = lastUse(start, 'soft_time_limit');
      const softSeconds = seconds(start, 'soft_time_limit');
      const hardSeconds = seconds(start, 'time_limit');
      if (!soft || softSeconds === undefined || hardSeconds === undefined || softSeconds < hardSeconds) continue;
      if (poolOf(start) !== 'prefork') continue;
      yield {
        span: useSpan(start, soft),
        message: t('The task is killed after {hard} s, so the soft limit of {soft} s never comes into play.', {
          hard: hardSeconds,
          soft: softSeconds,
        }),
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A proj worker --time-limit 60 «--soft-time-limit 300»\n' },
      { text: 'worker: celery -A proj worker «--soft-time-limit=60» --time-limit=60\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker --time-limit 300 --soft-time-limit 240\n' },
      { text: 'worker: celery -A proj worker --time-limit $LIMIT --soft-time-limit 240\n' },
      { text: 'worker: celery -A proj worker --soft-time-limit 240\n' },
    ],
  },
};

function seconds(start: CeleryStart, id: string): number | undefined {
  const text = lastUse(start, id)?.value?.text;
  if (text === undefined || !isPythonFloat(text)) return undefined;
  const value = Number(text.replaceAll('_', ''));
  return value > 0 && Number.isFinite(value) ? value : undefined;
}
